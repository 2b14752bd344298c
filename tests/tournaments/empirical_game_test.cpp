// SPDX-License-Identifier: Apache-2.0
// Equilibria, dominance, replicator dynamics and alpha-rank: closed forms of textbook games, and second ways.
#include "detente/tournaments/empirical_game.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "detente/base/draws.h"

namespace detente::tournaments {
namespace {

const EmpiricalGame kSexes{{{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}};

PayoffTable drawn(std::size_t size, Draws& draws) {
    PayoffTable table(size, std::vector<double>(size));
    for (auto& row : table)
        for (double& value : row) value = draws.uniform();
    return table;
}

// Battle of the sexes (Luce and Raiffa 1957): two pure equilibria, and (2/3, 1/3) against (1/3, 2/3) paying
// 2/3.
TEST(EmpiricalGame, TheBattleOfTheSexesHasThreeEquilibria) {
    const EquilibriumSearch search = equilibria(kSexes);
    ASSERT_EQ(search.found.size(), 3u);
    EXPECT_TRUE(search.complete);
    EXPECT_TRUE(search.found[0].pure && search.found[1].pure && !search.found[2].pure);
    EXPECT_NEAR(search.found[2].first[0], 2.0 / 3, 1e-12);
    EXPECT_NEAR(search.found[2].second[0], 1.0 / 3, 1e-12);
    EXPECT_NEAR(search.found[2].payoff_first, 2.0 / 3, 1e-12);
}

// Matching pennies: half and half alone. Rock, paper, scissors: thirds alone.
TEST(EmpiricalGame, ZeroSumGamesOfChanceHaveOne) {
    const EquilibriumSearch pennies = equilibria({{{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}});
    ASSERT_EQ(pennies.found.size(), 1u);
    EXPECT_NEAR(pennies.found[0].first[0], 0.5, 1e-12);
    const PayoffTable rock = {{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}},
                      turned = {{0, 1, -1}, {-1, 0, 1}, {1, -1, 0}};
    const EquilibriumSearch thirds = equilibria({rock, turned});
    ASSERT_EQ(thirds.found.size(), 1u);
    for (const double share : thirds.found[0].first) EXPECT_NEAR(share, 1.0 / 3, 1e-12);
    for (const double share : alpha_rank(rock)) EXPECT_NEAR(share, 1.0 / 3, 1e-9);
}

// Every game has one (Nash 1950), and one that is not degenerate an odd number (Wilson 1971); nobody gains by
// leaving what was found, tried one strategy after the other.
TEST(EmpiricalGame, DrawnGamesHaveAnOddNumberThatNobodyLeaves) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Draws draws(seed);
        const std::size_t size = 2 + static_cast<std::size_t>(seed % 4);
        const EmpiricalGame game{drawn(size, draws), drawn(size, draws)};
        const EquilibriumSearch search = equilibria(game);
        ASSERT_TRUE(search.complete);
        EXPECT_EQ(search.found.size() % 2, 1u) << seed;
        for (const Equilibrium& one : search.found)
            for (std::size_t k = 0; k < size; ++k) {
                double first = 0, second = 0;
                for (std::size_t other = 0; other < size; ++other) {
                    first += game.first[k][other] * one.second[other];
                    second += game.second[other][k] * one.first[other];
                }
                EXPECT_LE(first, one.payoff_first + 1e-7);
                EXPECT_LE(second, one.payoff_second + 1e-7);
            }
    }
}

// The prisoners' dilemma: staying silent is out for both, and all play the other.
TEST(EmpiricalGame, DominanceAndDynamicsSolveTheDilemma) {
    const PayoffTable first = {{3, 0}, {5, 1}}, second = {{3, 5}, {0, 1}};
    const Elimination left = eliminate_dominated({first, second});
    ASSERT_EQ(left.out.size(), 2u);
    EXPECT_EQ(left.left_first, std::vector<std::size_t>{1});
    EXPECT_EQ(left.left_second, std::vector<std::size_t>{1});
    const Replicator dynamics = replicate(first, {0.9, 0.1});
    EXPECT_TRUE(dynamics.settled);
    EXPECT_NEAR(dynamics.shares[1], 1, 1e-6);
    EXPECT_NEAR(alpha_rank(first)[1], 1, 1e-9);
}

// Hawk and dove (Maynard Smith 1982), V = 2, C = 4: at rest with V / C hawks.
TEST(EmpiricalGame, HawksAndDovesRestAtHalf) {
    const Replicator dynamics = replicate({{-1, 2}, {0, 1}}, {0.1, 0.9});
    EXPECT_TRUE(dynamics.settled);
    EXPECT_NEAR(dynamics.shares[0], 0.5, 1e-6);
}

// Of two strategies the stationary law has a closed form: shares are to each other as the ways in. With weak
// selection both ways are open, and their ratio is exp((m - 1) u) for a fixation chance by Fermi's rule.
TEST(EmpiricalGame, AlphaRankOfTwoIsItsClosedForm) {
    const PayoffTable payoffs = {{0, 0.3}, {0.2, 0}};
    const double alpha = 1, u = alpha * (0.2 - 0.3);
    const std::vector<double> shares = alpha_rank(payoffs, alpha, 10);
    EXPECT_NEAR(shares[1] / shares[0], std::exp(9 * u), 1e-12);
}

// The stationary law by elimination and by walking for a long time.
TEST(EmpiricalGame, TheStationaryLawIsWhereLongWalksEnd) {
    Draws draws(3);
    PayoffTable chain = drawn(6, draws);
    for (auto& row : chain) {
        double sum = 0;
        for (const double value : row) sum += value;
        for (double& value : row) value /= sum;
    }
    std::vector<double> walk(6, 1.0 / 6);
    for (int step = 0; step < 500; ++step) {
        std::vector<double> next(6, 0);
        for (std::size_t i = 0; i < 6; ++i)
            for (std::size_t j = 0; j < 6; ++j) next[j] += walk[i] * chain[i][j];
        walk = next;
    }
    const std::vector<double> shares = stationary(chain);
    for (std::size_t k = 0; k < 6; ++k) EXPECT_NEAR(shares[k], walk[k], 1e-12);
}

}  // namespace
}  // namespace detente::tournaments
