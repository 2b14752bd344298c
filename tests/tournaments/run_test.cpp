// SPDX-License-Identifier: Apache-2.0
// The same bits whatever the threads, the parts, the order and the interruptions.
#include "detente/tournaments/run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>

#include "detente/tournaments/bench.h"
#include "detente/tournaments/merge.h"
#include "detente/tournaments/play.h"
#include "detente/tournaments/store.h"
#include "tests/tournaments/made.h"

namespace detente::tournaments {
namespace {

TEST(Run, ThreadsAndTheFileChangeNothing) {
    const Folder folder;
    const Tournament tournament = small_tournament();
    const std::string one = played(tournament, 1);
    EXPECT_EQ(played(tournament, 2), one);
    EXPECT_EQ(played(tournament, 8), one);
    stored(tournament, folder / "one.db");
    stored(tournament, folder / "three.db", 1, 1, 3);
    EXPECT_EQ(print_of(folder / "one.db"), one);
    EXPECT_EQ(print_of(folder / "three.db"), one);
    const Tournament other = made("strategies = [\"boulware\", \"micro\"]\nscenarios = [{ law = \"pie\" }]");
    EXPECT_NE(played(other, 1), one);
}

// Whatever is asked for first, each match is the same when it is played alone.
TEST(Run, AMatchFollowsFromItsNumberAlone) {
    const Tournament tournament = small_tournament();
    TablesStore tables(tournament, false, 4);
    MatchPlayer forwards(tournament, tables);
    Results all;
    for (std::uint64_t number = 0; number < tournament.schedule.size(); ++number) forwards.play(number, all);
    for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{37}, tournament.schedule.size() - 1}) {
        MatchPlayer alone(tournament, tables);
        Results one;
        alone.play(number, one);
        const MatchRow &there = all.matches[number], &here = one.matches.front();
        EXPECT_EQ(there.round, here.round);
        EXPECT_EQ(there.outcome, here.outcome);
        EXPECT_EQ(there.rounds, here.rounds);
        for (std::uint32_t seat = 0; seat < here.seats; ++seat)
            EXPECT_EQ(all.seats[there.first_seat + seat].utility, one.seats[seat].utility);
    }
}

TEST(Run, MatchesThatAreAlikeShareTheirDeadline) {
    const Tournament tournament = small_tournament();
    TablesStore tables(tournament, false, 4);
    MatchPlayer player(tournament, tables);
    Results all;
    std::set<int> deadlines;
    std::map<std::uint64_t, int> of_block;
    for (std::uint64_t number = 0; number < tournament.schedule.size(); ++number) {
        player.play(number, all);
        const int rounds = all.matches.back().rounds;
        deadlines.insert(rounds);
        EXPECT_EQ(of_block.emplace(tournament.schedule.at(number).first_alike, rounds).first->second, rounds);
        EXPECT_GE(rounds, 5);
        EXPECT_LE(rounds, 40);
    }
    EXPECT_GT(deadlines.size(), 2u);
}

TEST(Run, AnySplitMergesToTheSame) {
    const Tournament tournament = small_tournament();
    const std::string whole = played(tournament, 1);
    Draws draws(1);
    for (const int shards : {1, 2, 3, 5}) {
        const Folder folder;
        std::vector<std::string> parts;
        for (int shard = 1; shard <= shards; ++shard) {
            parts.push_back(folder / ("part" + std::to_string(shard) + ".db"));
            const int threads = static_cast<int>(draws.below(3)) + 1;
            EXPECT_EQ(stored(tournament, parts.back(), shard, shards, threads).played,
                      size_of_shard(tournament.schedule.size(), shard, shards));
        }
        draws.shuffle(parts);
        // One part left out is missing; given twice it is dropped once.
        const std::vector<std::string> some(parts.begin() + 1, parts.end());
        if (!some.empty()) {
            const Result<MergeReport> merged = merge(folder / "all.db", some);
            ASSERT_TRUE(merged.ok());
            EXPECT_EQ(merged.value().matches + numbers_in(merged.value().missing),
                      tournament.schedule.size());
            EXPECT_FALSE(merged.value().missing.empty());
        }
        parts.push_back(parts.front());
        const Result<MergeReport> merged = merge(folder / "all.db", parts);
        ASSERT_TRUE(merged.ok());
        EXPECT_TRUE(merged.value().missing.empty());
        EXPECT_EQ(merged.value().parts.back().doubles, merged.value().parts.back().matches);
        EXPECT_EQ(print_of(folder / "all.db"), whole);
    }
}

TEST(Run, GoesOnWhereItStopped) {
    const Folder folder;
    const Tournament tournament = small_tournament();
    const std::string whole = played(tournament, 1);
    CancelToken cancel;
    RunOptions options;
    options.out = folder / "stopped.db";
    options.cancel = &cancel;
    options.take = [&cancel](const Results&) { cancel.cancel(); };
    const Result<RunReport> first = run(tournament, options);
    ASSERT_TRUE(first.ok());
    EXPECT_TRUE(first.value().stopped);
    EXPECT_LT(first.value().played, tournament.schedule.size());
    EXPECT_NE(print_of(options.out), whole);
    const RunReport second = stored(tournament, options.out);
    EXPECT_EQ(second.before, first.value().played);
    EXPECT_EQ(second.before + second.played, tournament.schedule.size());
    EXPECT_EQ(print_of(options.out), whole);
    EXPECT_EQ(stored(tournament, options.out).played, 0u);
}

TEST(Run, FilesOfOtherTournamentsAndTradesAreRefused) {
    const Folder folder;
    const Tournament tournament = small_tournament();
    const Tournament other = made("strategies = [\"boulware\", \"micro\"]\nscenarios = [{ law = \"pie\" }]");
    stored(other, folder / "other.db");
    const std::string before = print_of(folder / "other.db");
    RunOptions options;
    options.out = folder / "other.db";
    const Result<RunReport> refused = run(tournament, options);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.errors().front().message.find("another tournament"), std::string::npos);
    EXPECT_EQ(print_of(folder / "other.db"), before);
    stored(tournament, folder / "own.db");
    const Result<MergeReport> mixed = merge(folder / "all.db", {folder / "own.db", folder / "other.db"});
    ASSERT_FALSE(mixed.ok());
    EXPECT_FALSE(std::filesystem::exists(folder / "all.db"));

    folder.write("text.db",
                 "this is no database, though it is long enough to be looked at as one by its head");
    options.out = folder / "text.db";
    EXPECT_FALSE(run(tournament, options).ok());
    EXPECT_NE(print_of(folder / "text.db").find("no results file"), std::string::npos);
    options.out = folder / "no/such/folder.db";
    EXPECT_FALSE(run(tournament, options).ok());
}

TEST(Run, ADamagedFileIsToldAndLeftAlone) {
    const Folder folder;
    const Tournament tournament = small_tournament();
    stored(tournament, folder / "own.db");
    {
        std::fstream file(folder / "own.db", std::ios::in | std::ios::out | std::ios::binary);
        for (int page = 2; page < 12; ++page) {
            file.seekp(page * 8192);
            file << std::string(512, '\xff');
        }
    }
    RunOptions options;
    options.out = folder / "own.db";
    const Result<RunReport> refused = run(tournament, options);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.errors().front().message.find("corrupted"), std::string::npos);
    EXPECT_NE(print_of(folder / "own.db").find("corrupted"), std::string::npos);
}

// A change of this number says that play has changed: change it knowingly, and say why.
TEST(Bench, TheSignatureIsTheSameForAnyNumberOfThreads) {
    constexpr const char* known = "f6611a62839086bc";
    EXPECT_EQ(signature(1).value(), known);
    EXPECT_EQ(signature(2).value(), known);
    EXPECT_EQ(signature(8).value(), known);
}

}  // namespace
}  // namespace detente::tournaments
