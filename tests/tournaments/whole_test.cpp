// SPDX-License-Identifier: Apache-2.0
// Results files that are not as they were written, and files of version 1 of the tables.
#include <gtest/gtest.h>

#include "detente/tournaments/leaderboard.h"
#include "detente/tournaments/merge.h"
#include "detente/tournaments/query.h"
#include "detente/tournaments/schema.h"
#include "tests/tournaments/made.h"

namespace detente::tournaments {
namespace {

void change(const std::string& path, const std::string& sql) {
    Result<Database> database = Database::open(path, OpenAs::writer);
    if (!database) throw std::runtime_error(to_string(database.errors().front()));
    if (const std::optional<Error> fault = database->run(sql)) throw std::runtime_error(to_string(*fault));
}

std::string board_of(const std::string& path) {
    const Result<Leaderboard> board = leaderboard(path, {});
    return board ? "fine" : board.errors().front().message;
}

std::string export_fault(const std::string& path) {
    const std::optional<Error> fault = fault_of_results(path);
    return fault ? fault->message : "fine";
}

// A seat that is gone is noticed by all who read, and the same command plays that match again.
TEST(Whole, AMatchWithoutASeatIsToldAndPlayedAgain) {
    const Folder folder;
    const Tournament tournament = small_tournament();
    const std::string whole = folder / "whole.db", torn = folder / "torn.db";
    stored(tournament, whole);
    const std::string print = print_of(whole);
    std::filesystem::copy(whole, torn);
    change(torn, "DELETE FROM seats WHERE match = 41 AND seat = 1; DELETE FROM seats WHERE match = 7;");
    EXPECT_EQ(board_of(whole), "fine");
    EXPECT_EQ(export_fault(whole), "fine");
    const std::string said = "match 7 is stored without all its seats: the file was changed or damaged";
    EXPECT_EQ(board_of(torn), said);
    EXPECT_EQ(export_fault(torn), said);
    EXPECT_NE(print_of(torn).find(said), std::string::npos);

    const Result<MergeReport> joined = merge(folder / "joined.db", {torn});
    ASSERT_TRUE(joined);
    EXPECT_EQ(joined->parts.front().torn, 2u);
    EXPECT_EQ(joined->missing, (std::vector<NumberRange>{{7, 8}, {41, 42}}));
    EXPECT_EQ(joined->matches + 2, joined->of);
    const Result<MergeReport> mended = merge(folder / "joined.db", {whole});
    ASSERT_TRUE(mended);
    EXPECT_EQ(mended->parts.front().added, 2u);
    EXPECT_EQ(print_of(folder / "joined.db"), print);

    const RunReport again = stored(tournament, torn);
    EXPECT_EQ(again.torn, 2u);
    EXPECT_EQ(again.played, 2u);
    EXPECT_EQ(print_of(torn), print);
    EXPECT_EQ(stored(tournament, torn).torn, 0u);
}

// Killed after the file was made and before its tables were: the same command goes on, and so does a merge into it.
TEST(Whole, ADatabaseWithoutTablesIsToBeMade) {
    const Folder folder;
    const Tournament tournament = small_tournament();
    const std::string path = folder / "r.db", joined = folder / "joined.db";
    for (const std::string& one : {path, joined}) {
        Result<Database> database = Database::open(one, OpenAs::maker);
        ASSERT_TRUE(database);
        ASSERT_FALSE(database->run("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;"));
    }
    ASSERT_GT(std::filesystem::file_size(path), 0u);
    stored(tournament, path);
    EXPECT_EQ(print_of(path), played(tournament, 1));
    ASSERT_TRUE(merge(joined, {path}));
    EXPECT_EQ(print_of(joined), print_of(path));
    // One with a table of another trade is somebody's.
    const std::string other = folder / "other.db";
    ASSERT_FALSE(Database::open(other, OpenAs::maker)->run("CREATE TABLE songs (title TEXT)"));
    EXPECT_FALSE(Store::is_to_be_made(other));
    EXPECT_FALSE(Store::open_for(other, tournament));
}

TEST(Whole, WhatCannotBeIsASentence) {
    const Folder folder;
    const Tournament tournament = small_tournament();
    const std::string whole = folder / "whole.db";
    stored(tournament, whole);
    const std::vector<std::pair<std::string, std::string>> wrong = {
        {"UPDATE seats SET strategy = 99 WHERE match = 3 AND seat = 0", "names a strategy that there is not"},
        {"UPDATE seats SET profile = -1 WHERE match = 3 AND seat = 0", "names a party that there is not"},
        {"UPDATE matches SET scenario = 99 WHERE match = 3", "names a scenario that there is not"},
        {"UPDATE matches SET ended = 9 WHERE match = 3", "ended in a way that there is not"},
        {"UPDATE matches SET repetition = 77 WHERE match = 3", "is of a repetition that there is not"},
        {"DELETE FROM profiles WHERE scenario = 0", "is of a scenario whose parties are not all stored"},
        {"INSERT INTO matches SELECT 999999, scenario, repetition, rotation, rounds, ended, by, round, outcome, "
         "fault FROM matches WHERE match = 3; UPDATE seats SET match = 999999 WHERE match = 3",
         "is stored without all its seats"}};
    for (const auto& [sql, said] : wrong) {
        const std::string path = folder / "changed.db";
        std::filesystem::copy(whole, path, std::filesystem::copy_options::overwrite_existing);
        change(path, sql);
        EXPECT_NE(board_of(path).find(said), std::string::npos) << sql << ": " << board_of(path);
    }
}

// As the first version wrote them: the tables without models, and outcomes without repetitions.
void make_version_1(const std::string& path) {
    change(path, R"sql(
DROP VIEW results;
DROP TABLE models;
ALTER TABLE scenarios DROP COLUMN models;
CREATE TABLE before (
  scenario INTEGER NOT NULL, outcome ANY NOT NULL, words TEXT NOT NULL, welfare REAL NOT NULL,
  to_frontier REAL, to_nash REAL, to_kalai_smorodinsky REAL, to_egalitarian REAL, to_utilitarian REAL,
  PRIMARY KEY (scenario, outcome)) STRICT, WITHOUT ROWID;
INSERT INTO before SELECT scenario, outcome, words, welfare, to_frontier, to_nash, to_kalai_smorodinsky,
  to_egalitarian, to_utilitarian FROM outcomes;
DROP TABLE outcomes;
ALTER TABLE before RENAME TO outcomes;
CREATE VIEW results AS SELECT s.match, s.seat, s.utility FROM seats s JOIN matches m USING (match);
UPDATE about SET value = '1' WHERE key = 'schema';
)sql");
}

TEST(Whole, FilesOfVersion1AreReadJoinedAndGoneOnWith) {
    const Folder folder;
    const Tournament tournament = small_tournament();
    const std::string now = folder / "now.db", before = folder / "before.db";
    stored(tournament, now);
    const std::string print = print_of(now);
    stored(tournament, before, 1, 2);
    make_version_1(before);
    EXPECT_EQ(board_of(before), "fine");
    EXPECT_EQ(export_fault(before), "fine");
    // Who may not write leaves it as it is.
    const Tournament another =
        made("strategies = [\"boulware\", \"micro\"]\nscenarios = [{ law = \"pie\" }]");
    RunOptions options;
    options.out = before;
    EXPECT_FALSE(run(another, options));
    EXPECT_EQ(Store::open(before, OpenAs::reader)->version(), 1);
    stored(tournament, folder / "other.db", 2, 2);
    const Result<MergeReport> joined = merge(folder / "joined.db", {before, folder / "other.db"});
    ASSERT_TRUE(joined);
    EXPECT_TRUE(joined->missing.empty());
    EXPECT_EQ(print_of(folder / "joined.db"), print);
    stored(tournament, before);  // goes on, and makes it a file of now
    EXPECT_EQ(print_of(before), print);
    const Result<QueryAnswer> law = query(before, "SELECT count(*) FROM results WHERE law IS NULL");
    ASSERT_TRUE(law);
    change(before, "UPDATE about SET value = '3' WHERE key = 'schema'");
    EXPECT_NE(board_of(before).find("version 3"), std::string::npos) << board_of(before);
    // What the leaderboard says of the three is the same.
    const auto said = [&](const std::string& path) {
        const Result<Leaderboard> board = leaderboard(path, {});
        return board ? to_csv(*board) : to_string(board.errors().front());
    };
    EXPECT_EQ(said(folder / "joined.db"), said(now));
}

}  // namespace
}  // namespace detente::tournaments
