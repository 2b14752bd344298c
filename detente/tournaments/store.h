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

// The version of the tables. Files of version 1 are read too; newer ones are refused.
inline constexpr int kSchema = 2;

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
        std::string
            models;  // by whose drawing its parties' utilities are: "account public; laws steps, issues"
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
    // There is no file, or one in which nothing is: a program that was killed while it made the tables leaves a
    // database without any.
    static bool is_to_be_made(const std::string& path);
    // A new file with what `like` says about its tournament, and no matches.
    static Result<Store> make_like(const std::string& path, const StoredTournament& like);

    const StoredTournament& tournament() const { return about_; }
    Database& database() { return database_; }
    const std::string& path() const { return database_.path(); }

    // Makes a file of an older version one of this, so that it can be written to.
    std::optional<Error> upgrade();
    // Stores in one transaction what is not there yet. A fault leaves the file as it was.
    std::optional<Error> add(const Results& results);
    Result<std::uint64_t> count();
    // The numbers that are not stored, ascending, among all of the tournament's.
    Result<std::vector<NumberRange>> missing();
    // Every match with its seats by number, `chunk` matches at a time; `take` returns false to stop. Error: a
    // match that is not stored whole, or says what cannot be.
    std::optional<Error> each(const std::function<bool(const Results&)>& take, std::size_t chunk = 4096);
    // The agreed outcomes and no agreements of one scenario, as the models of a repetition measure them where
    // models are drawn, else kAnyRepetition.
    Result<std::vector<OutcomeRow>> outcomes(int scenario, std::int64_t repetition);
    // Precondition: the scenario's models are drawn. Without reservations where the repetition was not played.
    Result<ModelRow> models(int scenario, std::int64_t repetition);
    // Nothing, or why the file's own structure is broken.
    std::optional<Error> damaged();
    // Matches that are stored without all their seats; each() stops at the first.
    Result<std::vector<std::uint64_t>> torn();
    // Takes them out, so that they are missing and can be played again. How many there were.
    Result<std::uint64_t> drop_torn();
    Error torn_error(std::uint64_t match) const;
    int version() const { return version_; }

  private:
    explicit Store(Database database) : database_(std::move(database)) {}
    std::optional<Error> create(const StoredTournament& about);
    std::optional<Error> read_about();
    std::optional<Error> prepare_writing();
    std::optional<Error> fault_of(const MatchRow& row, const Results& results) const;
    bool write_matches(const Results& results);
    bool write_seats(const Results& results);

    Database database_;
    StoredTournament about_;
    int version_ = kSchema;
    struct Writing {
        PreparedStatement match, matches, seat, seats, outcome, stage, party, model;
    };
    std::optional<Writing> writing_;
};

StoredTournament about(const Tournament& tournament);

}  // namespace detente::tournaments
