// SPDX-License-Identifier: Apache-2.0
// A tournament's results on disk: a SQLite file (WAL, STRICT) whose tables docs/tournaments.md describes.
// What has been stored stays whatever happens to the program; one transaction holds whole matches.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/tournaments/database.h"
#include "detente/tournaments/results.h"
#include "detente/tournaments/tournament.h"

namespace detente::tournaments {

// The version of the tables. Files of an older version are read as long as this says so; newer ones are
// refused.
inline constexpr int kSchema = 1;

// Match numbers from `from` to before `to`.
struct NumberRange {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    friend bool operator==(const NumberRange&, const NumberRange&) = default;
};

// What a results file says about itself.
struct StoredTournament {
    std::string identity;
    std::string name;
    std::uint64_t seed = 0;
    std::uint64_t matches = 0;  // of the whole tournament
    std::uint64_t repeat = 1;
    bool programs = false;  // some strategies are outside programs, whose play may differ from run to run
    bool zero_without_deal = false;
    std::vector<std::string> strategies;
    struct Scenario {
        std::string name;
        int parties = 0;
        std::string fault;
        StageRow stage;  // where it was played; else without parties
    };
    std::vector<Scenario> scenarios;
};

class Store {
  public:
    // Makes the file, or opens one of the same tournament to go on. Errors: as Database::open; a file of
    // another tournament or of another trade, one that is corrupted, one of a newer version.
    static Result<Store> open_for(const std::string& path, const Tournament& tournament);
    // An existing file. Errors: the same.
    static Result<Store> open(const std::string& path, OpenAs as);
    // A new file with what `like` says about its tournament, and no matches.
    static Result<Store> make_like(const std::string& path, const StoredTournament& like);

    const StoredTournament& tournament() const { return about_; }
    Database& database() { return database_; }
    const std::string& path() const { return database_.path(); }

    // Stores in one transaction what is not there yet. A fault leaves the file as it was.
    std::optional<Error> add(const Results& results);
    Result<std::uint64_t> count();
    // The numbers that are not stored, ascending, among all of the tournament's.
    Result<std::vector<NumberRange>> missing();
    // Every match with its seats by number, `chunk` matches at a time; `take` returns false to stop.
    std::optional<Error> each(const std::function<bool(const Results&)>& take, std::size_t chunk = 4096);
    // The agreed outcomes and no agreements of one scenario.
    Result<std::vector<OutcomeRow>> outcomes(int scenario);
    // Nothing, or why the file's own structure is broken.
    std::optional<Error> damaged();

  private:
    explicit Store(Database database) : database_(std::move(database)) {}
    std::optional<Error> create(const StoredTournament& about);
    std::optional<Error> read_about();
    std::optional<Error> prepare_writing();
    bool write_match(const Results& results, const MatchRow& row);

    Database database_;
    StoredTournament about_;
    struct Writing {
        PreparedStatement match, seat, outcome, stage, party;
    };
    std::optional<Writing> writing_;
};

StoredTournament about(const Tournament& tournament);

}  // namespace detente::tournaments
