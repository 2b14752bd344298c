// SPDX-License-Identifier: Apache-2.0
// Reasons, tips, inverse counts, robustness and paths, each against a second way to the same answer.
#include "detente/standoff/internal/questions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "detente/standoff/evolution.h"
#include "detente/standoff/internal/cut.h"
#include "detente/standoff/internal/inverse.h"
#include "detente/standoff/internal/linear_extensions.h"
#include "detente/standoff/internal/robustness.h"
#include "detente/standoff/internal/witness.h"
#include "detente/standoff/tips.h"
#include "tests/standoff/engine_of.h"
#include "tests/standoff/published_tables.h"

namespace {

namespace so = detente::standoff;

bool equilibrium(const brute::Conflict& c, int s, const std::string& what) {
    for (int i = 0; i < c.n; ++i)
        if (!brute::stable(c, i, s, what, brute::Rule::legal)) return false;
    return true;
}

// All complete preorders of m states, as dense scores.
std::vector<std::vector<std::int32_t>> weak_orders(int m) {
    std::vector<std::vector<std::int32_t>> result;
    std::vector<std::int32_t> score(static_cast<std::size_t>(m), 0);
    for (;;) {
        const std::int32_t top = *std::max_element(score.begin(), score.end());
        std::vector<bool> used(static_cast<std::size_t>(top) + 1, false);
        for (const std::int32_t value : score) used[static_cast<std::size_t>(value)] = true;
        if (std::find(used.begin(), used.end(), false) == used.end()) result.push_back(score);
        std::size_t k = 0;
        while (k < score.size() && score[k] == m - 1) score[k++] = 0;
        if (k == score.size()) return result;
        ++score[k];
    }
}

brute::Conflict small_conflict(std::mt19937_64& random, int most) {
    for (;;) {
        const brute::Conflict c = brute::random_graph_form(random);
        if (c.states <= most && c.n <= 3) return c;
    }
}

TEST(Questions, EveryWitnessIsOne) {
    std::mt19937_64 random(11);
    for (int round = 0; round < 250; ++round) {
        const brute::Conflict c =
            round % 2 == 0 ? brute::random_graph_form(random) : brute::random_option_form(random).conflict;
        const so::Conflict conflict = conflict_of(c);
        for (const so::Basic basic : so::kBasics)
            for (int i = 0; i < c.n; ++i)
                for (int s = 0; s < c.states; ++s) {
                    const std::string what(so::key_of(basic));
                    const so::Witness w =
                        so::witness(conflict, so::SanctionRule::legal, static_cast<so::State>(s),
                                    static_cast<std::size_t>(i), basic);
                    ASSERT_EQ(w.stable, brute::stable(c, i, s, what, brute::Rule::legal))
                        << what << " round " << round;
                    ASSERT_FALSE(w.words.empty());
                    for (const auto& line : w.lines) {
                        const int t = static_cast<int>(line.improvement);
                        ASSERT_TRUE(c.better(i, t, s));
                        ASSERT_EQ(line.sanctioned, w.stable);
                        // The path is a legal sequence of the others that begins at the improvement.
                        int at = t, last = -1;
                        for (const so::Step& step : line.path) {
                            ASSERT_EQ(static_cast<int>(step.from), at);
                            ASSERT_NE(step.maker, last);
                            ASSERT_NE(step.maker, i);
                            const auto& moves = c.moves[step.maker][at];
                            ASSERT_NE(std::find(moves.begin(), moves.end(), static_cast<int>(step.to)),
                                      moves.end());
                            if (what == "seq" || what == "sseq") {
                                ASSERT_TRUE(c.better(step.maker, static_cast<int>(step.to), at));
                            }
                            at = static_cast<int>(step.to);
                            last = step.maker;
                        }
                        if (line.sanctioned || line.escape) {
                            ASSERT_FALSE(line.path.empty());
                            ASSERT_FALSE(c.better(i, at, s));
                        }
                        if (line.escape) {
                            ASSERT_TRUE(c.better(i, static_cast<int>(*line.escape), s));
                        }
                    }
                }
    }
}

TEST(Questions, NearestCutAgainstAllOrders) {
    std::mt19937_64 random(12);
    for (int round = 0; round < 300; ++round) {
        const int m = 2 + static_cast<int>(random() % 4);
        const auto orders = weak_orders(m);
        const auto& score = orders[random() % orders.size()];
        const auto state = static_cast<so::State>(random() % static_cast<unsigned>(m));
        std::vector<bool> up(static_cast<std::size_t>(m)), down(static_cast<std::size_t>(m));
        for (so::State s = 0; s < static_cast<so::State>(m); ++s) {
            if (s == state) continue;
            const auto draw = random() % 3;
            up[s] = draw == 0;
            down[s] = draw == 1;
        }
        int best = 1000;
        for (const auto& other : orders) {
            bool fits = true;
            for (so::State s = 0; s < static_cast<so::State>(m); ++s)
                fits = fits && !(up[s] && other[s] <= other[state]) && !(down[s] && other[s] > other[state]);
            if (fits) best = std::min(best, so::kemeny_snell(score, other));
        }
        const auto cut = so::nearest_cut(score, state, up, down);
        ASSERT_TRUE(cut);
        ASSERT_EQ(cut->distance, best);
        ASSERT_EQ(so::kemeny_snell(score, cut->score), best);
        for (so::State s = 0; s < static_cast<so::State>(m); ++s) {
            ASSERT_FALSE(up[s] && cut->score[s] <= cut->score[state]);
            ASSERT_FALSE(down[s] && cut->score[s] > cut->score[state]);
        }
    }
}

TEST(Questions, TipsAgainstAllOrders) {
    std::mt19937_64 random(13);
    for (int round = 0; round < 60; ++round) {
        brute::Conflict c = small_conflict(random, 4);
        const so::Conflict conflict = conflict_of(c);
        const so::SmallGame game(conflict, so::SanctionRule::legal);
        const auto orders = weak_orders(c.states);
        for (const so::Basic basic : so::kBasics)
            for (int s = 0; s < c.states; ++s)
                for (int i = 0; i < c.n; ++i) {
                    const std::string what(so::key_of(basic));
                    const bool now = equilibrium(c, s, what);
                    int best = 1000;
                    for (const auto& other : orders) {
                        brute::Conflict changed = c;
                        changed.score[static_cast<std::size_t>(i)].assign(other.begin(), other.end());
                        if (equilibrium(changed, s, what) == now) continue;
                        best = std::min(
                            best,
                            so::kemeny_snell(conflict.preferences[static_cast<std::size_t>(i)].ranking.score,
                                             other));
                    }
                    const so::Tip tip = so::tip(conflict, game, static_cast<so::State>(s),
                                                static_cast<std::size_t>(i), basic);
                    ASSERT_EQ(tip.is_equilibrium, now);
                    if (best > 8) {
                        ASSERT_TRUE(!tip.distance || *tip.distance >= best) << what;
                        continue;
                    }
                    ASSERT_TRUE(tip.distance) << what << " " << best;
                    ASSERT_EQ(*tip.distance, best) << what << " round " << round;
                    int changed = 0;
                    for (const auto& pair : tip.pairs) changed += std::abs(pair.before - pair.after);
                    ASSERT_EQ(changed, best);
                }
    }
}

TEST(Questions, InverseCountsOfSyriaAndIraq) {
    const so::Conflict conflict = conflict_of(published::conflict(published::syria_iraq()));
    const so::SmallGame game(conflict, so::SanctionRule::legal);
    const std::map<so::Basic, std::string> expected = {
        {so::Basic::nash, "240"}, {so::Basic::smr, "300"}, {so::Basic::gmr, "384"}, {so::Basic::seq, "384"}};
    for (const auto& [basic, count] : expected) {
        const so::Inverse got = so::inverse(conflict, game, 1, {0}, basic, 1, 1);
        EXPECT_TRUE(got.exact);
        EXPECT_EQ(got.holds, count) << so::key_of(basic);
        EXPECT_EQ(got.of, "720");
    }
}

TEST(Questions, InverseAgainstAllRankings) {
    std::mt19937_64 random(14);
    for (int round = 0; round < 60; ++round) {
        brute::Conflict c = small_conflict(random, 4);
        const so::Conflict conflict = conflict_of(c);
        const so::SmallGame game(conflict, so::SanctionRule::legal);
        const int s = static_cast<int>(random() % static_cast<unsigned>(c.states));
        std::vector<int> makers{0};
        if (random() % 2 == 0) makers.push_back(1);
        for (const so::Basic basic : so::kBasics) {
            std::vector<std::vector<int>> scores(makers.size());
            for (auto& score : scores) {
                score.resize(static_cast<std::size_t>(c.states));
                std::iota(score.begin(), score.end(), 0);
            }
            int holds = 0;
            for (bool more = true; more;) {
                for (std::size_t k = 0; k < makers.size(); ++k)
                    c.score[static_cast<std::size_t>(makers[k])] = scores[k];
                holds += equilibrium(c, s, std::string(so::key_of(basic)));
                std::size_t k = 0;
                while (k < makers.size() && !std::next_permutation(scores[k].begin(), scores[k].end())) ++k;
                more = k < makers.size();
            }
            ASSERT_EQ(so::inverse(conflict, game, static_cast<so::State>(s), makers, basic, 1, 1).holds,
                      std::to_string(holds));
        }
    }
}

// Counts of linear extensions against trying all rankings, and draws against the uniform law.
TEST(Questions, LinearExtensionsAreCountedAndDrawnUniformly) {
    std::mt19937_64 random(15);
    for (int round = 0; round < 40; ++round) {
        const so::State m = 5;
        std::vector<so::KnownPair> pairs;
        for (so::State a = 0; a < m; ++a)
            for (so::State b = a + 1; b < m; ++b)
                if (random() % 4 == 0) pairs.push_back({b, a, true, false});
        const so::Closure closure = so::close_pairs(m, pairs);
        ASSERT_TRUE(closure.cycle.empty());
        so::LinearExtensions extensions(m, closure.known);
        std::map<std::vector<std::int32_t>, int> times;
        std::vector<std::int32_t> score(m);
        std::iota(score.begin(), score.end(), 0);
        do {
            bool fits = true;
            for (const so::KnownPair& pair : pairs) fits = fits && score[pair.first] > score[pair.second];
            if (fits) times[score] = 0;
        } while (std::next_permutation(score.begin(), score.end()));
        ASSERT_EQ(extensions.count(), times.size());
        detente::Draws draws(static_cast<std::uint64_t>(round));
        const int each = 400;
        for (std::size_t k = 0; k < times.size() * each; ++k) {
            extensions.draw(draws, score);
            ASSERT_TRUE(times.contains(score));
            ++times[score];
        }
        double chi_square = 0;
        for (const auto& [ranking, count] : times)
            chi_square += (count - each) * (count - each) / static_cast<double>(each);
        const double freedom = static_cast<double>(times.size()) - 1;
        EXPECT_LT(chi_square, freedom + 5 * std::sqrt(2 * freedom) + 5) << "round " << round;
    }
}

TEST(Questions, RobustnessCountsWhatEnumerationCounts) {
    // Two decision makers on the prisoner's dilemma; of the second nothing is known.
    so::Conflict conflict = conflict_of(published::conflict(published::prisoners_dilemma()));
    conflict.preferences[1].known = so::close_pairs(4, {}).known;
    const so::Robustness got =
        so::robustness(conflict, so::SanctionRule::legal, {so::Basic::nash, so::Basic::seq}, 48'000, 3);
    EXPECT_TRUE(got.exact_law);
    brute::Conflict c = published::conflict(published::prisoners_dilemma());
    std::vector<int> score{0, 1, 2, 3};
    std::vector<std::array<int, 4>> holds(2, {0, 0, 0, 0});
    do {
        c.score[1] = score;
        for (int s = 0; s < 4; ++s) {
            holds[0][static_cast<std::size_t>(s)] += equilibrium(c, s, "nash");
            holds[1][static_cast<std::size_t>(s)] += equilibrium(c, s, "seq");
        }
    } while (std::next_permutation(score.begin(), score.end()));
    for (std::size_t row = 0; row < 2; ++row)
        for (std::size_t s = 0; s < 4; ++s)
            EXPECT_NEAR(static_cast<double>(got.rows[row].equilibrium[s]) / 48'000, holds[row][s] / 24.0,
                        0.012);
    // Same seed, same counts.
    EXPECT_EQ(
        so::robustness(conflict, so::SanctionRule::legal, {so::Basic::seq}, 1'000, 3).rows[0].equilibrium,
        so::robustness(conflict, so::SanctionRule::legal, {so::Basic::seq}, 1'000, 3).rows[0].equilibrium);
}

// The bit engine and the linear one give the same cells under all three rules.
TEST(Questions, BitEngineAgreesWithTheLinearOne) {
    std::mt19937_64 random(16);
    for (int round = 0; round < 400; ++round) {
        const brute::OptionForm f = brute::random_option_form(random, 64);
        const so::Conflict conflict = conflict_of(f);
        for (const so::SanctionRule rule :
             {so::SanctionRule::legal, so::SanctionRule::once, so::SanctionRule::single}) {
            so::Concepts concepts;
            concepts.sseq = true;
            concepts.rule = rule;
            const so::Stability linear = so::stability(conflict.game(), concepts);
            const so::SmallGame game(conflict, rule);
            std::vector<so::Order> orders;
            for (const auto& preference : conflict.preferences)
                orders.push_back(so::order_of(preference.ranking.score));
            so::SmallGame::Cells cells;
            game.solve(orders, cells);
            const std::vector<so::Bits>* tables[] = {&linear.nash, &linear.gmr, &linear.smr, &linear.seq,
                                                     &linear.sseq};
            for (std::size_t b = 0; b < 5; ++b)
                for (std::size_t i = 0; i < conflict.moves.size(); ++i)
                    ASSERT_EQ((*tables[b])[i].words().front(), cells.stable[b][i])
                        << round << " " << b << " " << i;
        }
    }
}

// Distances by walking through all legal sequences, a move at a time.
TEST(Questions, EvolutionAgainstAllSequences) {
    std::mt19937_64 random(17);
    for (int round = 0; round < 300; ++round) {
        const brute::OptionForm f = brute::random_option_form(random);
        const brute::Conflict& c = f.conflict;
        const so::Conflict conflict = conflict_of(f);
        for (const bool improving : {false, true}) {
            const so::Evolution got = so::evolve(conflict, 0, {}, improving);
            std::vector<int> distance(static_cast<std::size_t>(c.states), -1);
            distance[0] = 0;
            std::set<std::pair<int, int>> level{{0, -1}}, seen = level;
            std::set<std::tuple<int, int, int, int>> steps;
            for (int d = 1; !level.empty(); ++d) {
                std::set<std::pair<int, int>> next;
                for (const auto& [s, last] : level)
                    for (int j = 0; j < c.n; ++j) {
                        if (j == last) continue;
                        for (const int t : c.moves[j][s]) {
                            if (improving && !c.better(j, t, s)) continue;
                            if (distance[static_cast<std::size_t>(t)] < 0)
                                distance[static_cast<std::size_t>(t)] = d;
                            if (distance[static_cast<std::size_t>(t)] == d)
                                steps.insert({d, s, t, j});  // the last moves
                            if (seen.insert({t, j}).second) next.insert({t, j});
                        }
                    }
                level = next;
            }
            ASSERT_EQ(got.distance, distance) << round;
            std::set<std::tuple<int, int, int, int>> listed;
            for (const so::Step& step : got.steps)
                listed.insert(
                    {step.move, static_cast<int>(step.from), static_cast<int>(step.to), step.maker});
            for (const auto& step : steps) ASSERT_TRUE(listed.contains(step)) << round;
        }
    }
}

}  // namespace
