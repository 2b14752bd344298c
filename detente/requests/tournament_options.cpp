// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/tournament_options.h"

#include <utility>

namespace detente::requests {

namespace {

void add(std::vector<Option>& table, Option option) {
    table.push_back(std::move(option));
}

void add_play(std::vector<Option>& table) {
    add(table, {.name = "SPEC",
                .meaning = "the tournament, a TOML file: strategies, scenarios, rounds, seed; its paths are "
                           "relative to it",
                .required = true,
                .sets = "spec",
                .commands = {"tournament"}});
    add(table, {.name = "--out",
                .value = "FILE",
                .meaning = "keep every match in this results file (SQLite); where it is there already, go on "
                           "where it stopped",
                .sets = "out",
                .commands = {"tournament"}});
    add(table, {.name = "--shard",
                .value = "I/N",
                .meaning = "play part I of N alone, such as 2/8; the parts are joined by detente merge",
                .standard = "1/1",
                .sets = "shard",
                .commands = {"tournament"}});
    add(table,
        {.name = "--threads",
         .value = "N",
         .meaning = "play on so many threads; 0: one for each core. What is played does not depend on it",
         .standard = "0",
         .bounds = Bounds{0, 1024},
         .sets = "threads",
         .commands = {"tournament", "bench"}});
    add(table,
        {.name = "--strict",
         .meaning = "refuse to play where a scenario does not load, instead of leaving it out with its "
                    "reason",
         .sets = "strict",
         .commands = {"tournament"}});
    add(table, {.name = "--matches",
                .value = "N",
                .meaning = "time so many matches",
                .standard = "1000000",
                .bounds = Bounds{1, 1'000'000'000},
                .sets = "matches",
                .commands = {"bench"}});
}

void add_results(std::vector<Option>& table) {
    add(table, {.name = "OUT",
                .meaning = "the joined results file; where it is there already, the parts are added to it",
                .required = true,
                .commands = {"merge"}});
    add(table, {.name = "PART",
                .meaning = "results files of parts of one tournament",
                .repeats = true,
                .required = true,
                .commands = {"merge"}});
    add(table, {.name = "RESULTS",
                .meaning = "a results file that detente tournament --out or detente merge has written",
                .required = true,
                .sets = "results",
                .commands = {"leaderboard", "query", "export"}});
    add(table, {.name = "RESULTS",
                .meaning = "results files",
                .repeats = true,
                .required = true,
                .commands = {"fingerprint"}});
    add(table, {.name = "SQL",
                .meaning = "one SELECT over the tables of the file; docs/tournaments.md lists them",
                .required = true,
                .sets = "sql",
                .commands = {"query"}});
    add(table, {.name = "--csv",
                .meaning = "print comma-separated values (RFC 4180) with a heading",
                .commands = {"leaderboard", "query", "export"}});
    add(table, {.name = "--table",
                .value = "NAME",
                .meaning = "which table or view to export",
                .standard = "results",
                .choices = {"results", "matches", "seats", "outcomes", "scenarios", "profiles", "models",
                            "strategies"},
                .sets = "table",
                .commands = {"export"}});
}

void add_board(std::vector<Option>& table) {
    add(table,
        {.name = "--against",
         .value = "A,B",
         .meaning = "say whether A beats B, by a sequential test on the matches that both played in the "
                    "same place",
         .sets = "against",
         .commands = {"leaderboard"}});
    add(table, {.name = "--error",
                .value = "P",
                .meaning = "the chance of a wrong decision that --against allows, above 0 and below 0.5",
                .standard = "0.05",
                .kind = ValueKind::number,
                .sets = "error",
                .commands = {"leaderboard"}});
    add(table,
        {.name = "--unit",
         .value = "UNIT",
         .meaning = "what is drawn again for intervals and counts as one observation of a test: scenarios "
                    "where at least ten were played, else matches (automatic), or one of both",
         .standard = "automatic",
         .choices = {"automatic", "match", "scenario"},
         .sets = "unit",
         .commands = {"leaderboard"}});
    add(table, {.name = "--resamples",
                .value = "N",
                .meaning = "how often they are drawn again",
                .standard = "1000",
                .bounds = Bounds{10, 1'000'000},
                .sets = "resamples",
                .commands = {"leaderboard"}});
    add(table, {.name = "--confidence",
                .value = "P",
                .meaning = "of intervals, and of tests one less than this, above 0 and below 1",
                .standard = "0.95",
                .kind = ValueKind::number,
                .sets = "confidence",
                .commands = {"leaderboard"}});
    add(table, {.name = "--scenarios",
                .meaning = "also show the strategies on each scenario",
                .commands = {"leaderboard"}});
    add(table, {.name = "--html",
                .value = "FILE",
                .meaning = "write a page with tables and pictures, complete in one file",
                .commands = {"leaderboard"}});
}

}  // namespace

void add_tournament_options(std::vector<Option>& table) {
    add_play(table);
    add_results(table);
    add_board(table);
}

}  // namespace detente::requests
