// SPDX-License-Identifier: Apache-2.0
// The linear engine against the definitions, on thousands of random conflicts, cell by cell.
#include "detente/standoff/stability.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/standoff/engine_of.h"

namespace {

namespace so = detente::standoff;

void compare(const brute::Conflict& c, const so::Game& game, const std::string& label) {
    static const std::pair<so::SanctionRule, brute::Rule> kRules[] = {
        {so::SanctionRule::legal, brute::Rule::legal},
        {so::SanctionRule::once, brute::Rule::once},
        {so::SanctionRule::single, brute::Rule::single}};
    for (const auto& [rule, brute_rule] : kRules) {
        so::Concepts concepts;
        concepts.sseq = true;
        concepts.rule = rule;
        const so::Stability got = so::stability(game, concepts);
        for (int i = 0; i < c.n; ++i) {
            const auto k = static_cast<std::size_t>(i);
            const std::string at =
                label + ", decision maker " + std::to_string(i) + ", rule " + std::string(to_string(rule));
            ASSERT_EQ(row_of(got.nash[k]), brute::row(c, i, "nash", brute_rule)) << at;
            ASSERT_EQ(row_of(got.gmr[k]), brute::row(c, i, "gmr", brute_rule)) << at;
            ASSERT_EQ(row_of(got.smr[k]), brute::row(c, i, "smr", brute_rule)) << at;
            ASSERT_EQ(row_of(got.seq[k]), brute::row(c, i, "seq", brute_rule)) << at;
            ASSERT_EQ(row_of(got.sseq[k]), brute::row(c, i, "sseq", brute_rule)) << at;
        }
    }
}

TEST(Stability, OptionFormByBlocksAgreesWithTheDefinitions) {
    std::mt19937_64 random(20190228);
    for (int round = 0; round < 1500; ++round) {
        const brute::OptionForm f = brute::random_option_form(random);
        const so::Game game = game_of(f);
        ASSERT_EQ(game.states, f.states.size());
        for (int i = 0; i < f.conflict.n; ++i) {
            const so::Moves& moves = game.moves[static_cast<std::size_t>(i)];
            std::uint64_t count = 0;
            for (so::State s = 0; s < game.states; ++s) {
                std::vector<int> to;
                moves.each_from(s, [&](so::State t) { to.push_back(static_cast<int>(t)); });
                std::sort(to.begin(), to.end());
                ASSERT_EQ(to, f.conflict.moves[i][s]) << "round " << round;
                count += to.size();
            }
            ASSERT_EQ(count, moves.count());
        }
        ASSERT_NO_FATAL_FAILURE(compare(f.conflict, game, "round " + std::to_string(round)));
    }
}

TEST(Stability, GraphFormAgreesWithTheDefinitions) {
    std::mt19937_64 random(1962);
    for (int round = 0; round < 1500; ++round) {
        const brute::Conflict c = brute::random_graph_form(random);
        ASSERT_NO_FATAL_FAILURE(compare(c, game_of(c), "round " + std::to_string(round)));
    }
}

TEST(Stability, KnownInclusionsHold) {
    std::mt19937_64 random(7);
    so::Concepts all;
    all.sseq = true;
    for (int round = 0; round < 300; ++round) {
        const brute::OptionForm f = brute::random_option_form(random, 200);
        const so::Stability got = so::stability(game_of(f), all);
        for (std::size_t i = 0; i < got.nash.size(); ++i) {
            const auto inside = [](so::Bits a, const so::Bits& b) { return (a &= b).count(); };
            EXPECT_EQ(inside(got.nash[i], got.sseq[i]), got.nash[i].count());
            EXPECT_EQ(inside(got.sseq[i], got.seq[i]), got.sseq[i].count());
            EXPECT_EQ(inside(got.sseq[i], got.smr[i]), got.sseq[i].count());
            EXPECT_EQ(inside(got.seq[i], got.gmr[i]), got.seq[i].count());
            EXPECT_EQ(inside(got.smr[i], got.gmr[i]), got.smr[i].count());
        }
    }
}

}  // namespace
