// SPDX-License-Identifier: Apache-2.0
// Tournaments to try things on, from their text, and files that go away with the test.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "detente/tournaments/fingerprint.h"
#include "detente/tournaments/run.h"

namespace detente::tournaments {

inline Tournament made(const std::string& keys) {
    const Result<Spec> spec = read_spec("[tournament]\n" + keys, "made.toml");
    if (!spec) throw std::runtime_error(to_string(spec.errors().front()));
    Result<Tournament> tournament = prepare(*spec);
    if (!tournament) throw std::runtime_error(to_string(tournament.errors().front()));
    return std::move(*tournament);
}

// Two laws, drawn deadlines, strategies that are read and strategies that are played.
inline Tournament small_tournament() {
    return made(R"(
strategies = ["boulware", "conceder", "micro", "random", "hybrid"]
scenarios = [{ law = "random", count = 2, values = 4, seed = 3 }, { law = "pie", values = 11 }]
rounds = { law = "uniform", from = 5, to = 40 }
end_chance = [0, 0.02]
repeat = 2
seed = 7
rotate = true
)");
}

class Folder {
  public:
    Folder() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() /
                ("detente-" + std::string(test->name()) + "-" + std::to_string(::getpid()));
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code nothing;
        std::filesystem::remove_all(path_, nothing);
    }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

  private:
    std::filesystem::path path_;
};

// Without a file, in the order of the numbers.
inline std::string played(const Tournament& tournament, int threads) {
    Fingerprint print(tournament.identity);
    RunOptions options;
    options.threads = threads;
    options.take = [&print](const Results& results) { print.add(results); };
    const Result<RunReport> report = run(tournament, options);
    if (!report) throw std::runtime_error(to_string(report.errors().front()));
    return print.text();
}

inline RunReport stored(const Tournament& tournament, const std::string& path, int shard = 1, int shards = 1,
                        int threads = 1) {
    RunOptions options;
    options.out = path;
    options.shard = shard;
    options.shards = shards;
    options.threads = threads;
    const Result<RunReport> report = run(tournament, options);
    if (!report) throw std::runtime_error(to_string(report.errors().front()));
    return *report;
}

inline std::string print_of(const std::string& path) {
    const Result<FileFingerprint> found = fingerprint(path);
    return found ? found->fingerprint : to_string(found.errors().front());
}

}  // namespace detente::tournaments
