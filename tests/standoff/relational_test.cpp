// SPDX-License-Identifier: Apache-2.0
// Unknown preferences, attitudes, coalitions, simultaneous moves and foresight against their definitions.
#include "detente/standoff/internal/relational.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "detente/standoff/internal/coalition.h"
#include "detente/standoff/internal/players.h"
#include "detente/standoff/simultaneous.h"
#include "tests/standoff/engine_of.h"

namespace {

namespace so = detente::standoff;
using Relation = std::function<bool(int, int, int)>;  // decision maker, state, compared with state

// Stability by definition, from what one departs to, what deters, what is an escape and what opponents answer
// with.
struct Definition {
    Relation departs, deters, escapes, answers;
};
bool stable(const brute::Conflict& c, int i, int s, const std::string& what, const Definition& d) {
    brute::Conflict answering = c;
    if (what == "seq" || what == "sseq")
        for (int j = 0; j < c.n; ++j)
            for (int x = 0; x < c.states; ++x) {
                std::vector<int> kept;
                for (const int t : c.moves[j][x])
                    if (d.answers(j, t, x)) kept.push_back(t);
                answering.moves[j][x] = kept;
            }
    for (const int s1 : c.moves[i][s]) {
        if (!d.departs(i, s1, s)) continue;
        if (what == "nash") return false;
        bool sanctioned = false;
        for (const int s2 : brute::reach(answering, brute::others(c, i), s1, false, brute::Rule::legal)) {
            if (!d.deters(i, s2, s)) continue;
            bool escape = false;
            if (what == "smr" || what == "sseq")
                for (const int s3 : c.moves[i][s2]) escape = escape || d.escapes(i, s3, s);
            sanctioned = sanctioned || !escape;
        }
        if (!sanctioned) return false;
    }
    return true;
}
void compare(const brute::Conflict& c, const so::RelationalStability& got, const Definition& d,
             const std::string& at) {
    const std::pair<const char*, const std::vector<so::Bits>*> rows[] = {
        {"nash", &got.nash}, {"gmr", &got.gmr}, {"smr", &got.smr}, {"seq", &got.seq}, {"sseq", &got.sseq}};
    for (const auto& [what, bits] : rows)
        for (int i = 0; i < c.n; ++i)
            for (int s = 0; s < c.states; ++s)
                ASSERT_EQ((*bits)[static_cast<std::size_t>(i)][static_cast<std::size_t>(s)],
                          stable(c, i, s, what, d))
                    << at << " " << what << " " << i << " " << s;
}

TEST(Relational, FourReadingsOfUnknownPreferences) {
    std::mt19937_64 random(4);
    for (int round = 0; round < 250; ++round) {
        const brute::Conflict c = round % 2 == 0 ? brute::random_graph_form(random)
                                                 : brute::random_option_form(random, 70).conflict;
        so::Conflict conflict = conflict_of(c);
        // Some pairs are unknown.
        std::vector<std::vector<std::vector<char>>> unknown(
            static_cast<std::size_t>(c.n),
            std::vector<std::vector<char>>(static_cast<std::size_t>(c.states),
                                           std::vector<char>(static_cast<std::size_t>(c.states), 0)));
        for (int i = 0; i < c.n; ++i) {
            so::KnownPairs known = so::known_pairs(conflict.preferences[static_cast<std::size_t>(i)].ranking);
            for (int s = 0; s < c.states; ++s)
                for (int t = s + 1; t < c.states; ++t) {
                    if (random() % 3 != 0) continue;
                    unknown[i][s][t] = unknown[i][t][s] = 1;
                    for (const auto& [a, b] : {std::pair(s, t), std::pair(t, s)}) {
                        known.above[static_cast<std::size_t>(a)].reset(static_cast<std::size_t>(b));
                        known.not_above[static_cast<std::size_t>(a)].reset(static_cast<std::size_t>(b));
                    }
                }
            conflict.preferences[static_cast<std::size_t>(i)].known = known;
        }
        const Relation u = [&](int i, int t, int s) { return unknown[i][t][s] != 0; };
        const Relation better = [&](int i, int t, int s) { return !u(i, t, s) && c.better(i, t, s); };
        const Relation no_better = [&](int i, int t, int s) { return !u(i, t, s) && !c.better(i, t, s); };
        const Relation maybe_better = [&](int i, int t, int s) { return u(i, t, s) || c.better(i, t, s); };
        const Relation maybe_no_better = [&](int i, int t, int s) {
            return u(i, t, s) || !c.better(i, t, s);
        };
        const std::pair<so::Uncertainty, Definition> kinds[] = {
            {so::Uncertainty::a, {maybe_better, no_better, maybe_better, maybe_better}},
            {so::Uncertainty::b, {better, no_better, maybe_better, maybe_better}},
            {so::Uncertainty::c, {maybe_better, maybe_no_better, better, maybe_better}},
            {so::Uncertainty::d, {better, maybe_no_better, better, maybe_better}}};
        for (const auto& [kind, definition] : kinds) {
            const auto got = so::relational_stability(conflict.count, so::uncertain_players(conflict, kind),
                                                      so::SanctionRule::legal);
            ASSERT_NO_FATAL_FAILURE(compare(
                c, got, definition,
                "round " + std::to_string(round) + " kind " + std::to_string(static_cast<int>(kind))));
        }
    }
}

TEST(Relational, AttitudesByDefinitionAndSelfishOnesAreTheStandardConcepts) {
    std::mt19937_64 random(5);
    for (int round = 0; round < 300; ++round) {
        brute::Conflict c = brute::random_graph_form(random);
        for (auto& score : c.score) {  // strict, as the equivalence asks
            for (int s = 0; s < c.states; ++s) score[static_cast<std::size_t>(s)] = s;
            std::shuffle(score.begin(), score.end(), random);
        }
        so::Conflict conflict = conflict_of(c);
        const auto n = static_cast<std::size_t>(c.n);
        conflict.attitudes.assign(n, std::vector<int>(n, 0));
        for (std::size_t i = 0; i < n; ++i) conflict.attitudes[i][i] = 1;
        const auto selfish = so::relational_stability(conflict.count, so::relational_players(conflict),
                                                      so::SanctionRule::legal);
        for (int i = 0; i < c.n; ++i) {
            const auto k = static_cast<std::size_t>(i);
            ASSERT_EQ(row_of(selfish.nash[k]), brute::row(c, i, "nash"));
            ASSERT_EQ(row_of(selfish.gmr[k]), brute::row(c, i, "gmr"));
            ASSERT_EQ(row_of(selfish.smr[k]), brute::row(c, i, "smr"));
            ASSERT_EQ(row_of(selfish.seq[k]), brute::row(c, i, "seq"));
        }
        for (auto& row : conflict.attitudes)
            for (int& sign : row) sign = static_cast<int>(random() % 3) - 1;
        const Relation fits = [&](int i, int t, int s) {
            for (int j = 0; j < c.n; ++j) {
                const int sign = conflict.attitudes[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
                const bool at_least = c.score[j][t] >= c.score[j][s];
                if ((sign > 0 && !at_least) || (sign < 0 && at_least)) return false;
            }
            return true;
        };
        const Definition definition{fits, [&](int i, int x, int s) { return x == s || !fits(i, x, s); },
                                    [&](int i, int y, int s) { return y != s && fits(i, y, s); }, fits};
        const auto got = so::relational_stability(conflict.count, so::relational_players(conflict),
                                                  so::SanctionRule::legal);
        ASSERT_NO_FATAL_FAILURE(compare(c, got, definition, "round " + std::to_string(round)));
    }
}

TEST(Relational, SimultaneousMovesByDefinition) {
    std::mt19937_64 random(6);
    for (int round = 0; round < 400; ++round) {
        const brute::OptionForm f = brute::random_option_form(random);
        const so::Conflict conflict = conflict_of(f);
        const brute::Conflict& c = f.conflict;
        const auto sim = so::simultaneously_stable(conflict, so::Simultaneous::each, {});
        for (int i = 0; i < c.n; ++i)
            for (int s = 0; s < c.states; ++s) {
                bool all = true;
                for (const int s1 : c.moves[i][s]) {
                    if (!c.better(i, s1, s)) continue;
                    // Every choice of one improvement, or none, of each other; joined as level vectors.
                    std::vector<std::vector<int>> joint{f.states[static_cast<std::size_t>(s1)]};
                    for (const int j : brute::others(c, i)) {
                        std::vector<std::vector<int>> more = joint;
                        for (const int t : c.moves[j][s]) {
                            if (!c.better(j, t, s)) continue;
                            for (std::vector<int> levels : joint) {
                                for (std::size_t o = 0; o < levels.size(); ++o)
                                    if (f.owner[o] == j) levels[o] = f.states[static_cast<std::size_t>(t)][o];
                                more.push_back(levels);
                            }
                        }
                        joint = more;
                    }
                    bool deterred = false;
                    for (const std::vector<int>& levels : joint)
                        for (int x = 0; x < c.states; ++x)
                            if (f.states[static_cast<std::size_t>(x)] == levels && !c.better(i, x, s))
                                deterred = true;
                    all = all && deterred;
                }
                ASSERT_EQ(sim[static_cast<std::size_t>(i)][static_cast<std::size_t>(s)], all)
                    << "round " << round << " " << i << " " << s;
            }
    }
}

TEST(Relational, CoalitionsByDefinition) {
    std::mt19937_64 random(8);
    for (int round = 0; round < 150; ++round) {
        brute::Conflict c = brute::random_graph_form(random);
        if (c.n > 4 || c.states > 10) continue;
        const so::CoalitionalStability got = so::coalitional_stability(conflict_of(c));
        const auto members = [&](int mask) {
            std::vector<int> list;
            for (int i = 0; i < c.n; ++i)
                if (mask >> i & 1) list.push_back(i);
            return list;
        };
        const auto prefer = [&](int mask, int t, int s) {
            for (const int i : members(mask))
                if (!c.better(i, t, s)) return false;
            return true;
        };
        const auto improvements = [&](int mask, int s) {
            std::set<int> result;
            for (const int t : brute::reach(c, members(mask), s, false, brute::Rule::legal))
                if (prefer(mask, t, s)) result.insert(t);
            return result;
        };
        const int all = (1 << c.n) - 1;
        for (int s = 0; s < c.states; ++s) {
            bool nash = true, gmr = true, smr = true, seq = true;
            for (int mask = 1; mask <= all; ++mask)
                for (const int s1 : improvements(mask, s)) {
                    nash = false;
                    bool by_any = false, lasting = false, by_improving = false;
                    for (const int s2 :
                         brute::reach(c, members(all & ~mask), s1, false, brute::Rule::legal)) {
                        if (prefer(mask, s2, s)) continue;
                        by_any = true;
                        bool escape = false;
                        for (const int s3 : brute::reach(c, members(mask), s2, false, brute::Rule::legal))
                            escape = escape || prefer(mask, s3, s);
                        lasting = lasting || !escape;
                    }
                    // Improvements of coalitions among the others, none twice in a row.
                    std::set<std::pair<int, int>> seen;
                    std::function<void(int, int)> go = [&](int x, int last) {
                        for (int sub = 1; sub <= all; ++sub) {
                            if ((sub & mask) != 0 || sub == last) continue;
                            for (const int y : improvements(sub, x)) {
                                if (!prefer(mask, y, s)) by_improving = true;
                                if (seen.insert({y, sub}).second) go(y, sub);
                            }
                        }
                    };
                    go(s1, 0);
                    gmr = gmr && by_any;
                    smr = smr && lasting;
                    seq = seq && by_improving;
                }
            const auto k = static_cast<std::size_t>(s);
            ASSERT_EQ(got.cnash[k], nash) << round;
            ASSERT_EQ(got.cgmr[k], gmr) << round;
            ASSERT_EQ(got.csmr[k], smr) << round;
            ASSERT_EQ(got.cseq[k], seq) << round;
        }
    }
}

// With degrees of preference: strong stability asks of a sanction that it be much worse.
TEST(Relational, StrongStabilityByDefinition) {
    std::mt19937_64 random(9);
    for (int round = 0; round < 300; ++round) {
        const brute::OptionForm f = brute::random_option_form(random);
        const brute::Conflict& c = f.conflict;
        so::Game game = game_of(f);
        for (so::Ranking& ranking : game.rankings)
            for (std::int32_t k = 0; k + 1 < ranking.ranks; ++k)
                ranking.steps.push_back(random() % 3 == 0 ? 2 : 1);
        so::Concepts concepts;
        concepts.degree = 2;
        const so::Stability got = so::stability(game, concepts);
        const auto much_worse = [&](int i, int x, int s) {
            const so::Ranking& ranking = game.rankings[static_cast<std::size_t>(i)];
            int degree = 0;
            for (std::int32_t k = ranking.score[static_cast<std::size_t>(x)];
                 k < ranking.score[static_cast<std::size_t>(s)]; ++k)
                degree = std::max<int>(degree, ranking.steps[static_cast<std::size_t>(k)]);
            return degree >= 2;
        };
        for (int i = 0; i < c.n; ++i)
            for (int s = 0; s < c.states; ++s) {
                bool gmr = true, smr = true, seq = true;
                for (const int s1 : c.moves[i][s]) {
                    if (!c.better(i, s1, s)) continue;
                    bool any = false, lasting = false, improving = false;
                    for (const int s2 : brute::reach(c, brute::others(c, i), s1, false, brute::Rule::legal)) {
                        any = any || much_worse(i, s2, s);
                        bool all = much_worse(i, s2, s);
                        for (const int s3 : c.moves[i][s2]) all = all && much_worse(i, s3, s);
                        lasting = lasting || all;
                    }
                    for (const int s2 : brute::reach(c, brute::others(c, i), s1, true, brute::Rule::legal))
                        improving = improving || much_worse(i, s2, s);
                    gmr = gmr && any;
                    smr = smr && lasting;
                    seq = seq && improving;
                }
                const auto k = static_cast<std::size_t>(s);
                ASSERT_EQ(got.gmr[static_cast<std::size_t>(i)][k], gmr) << round;
                ASSERT_EQ(got.smr[static_cast<std::size_t>(i)][k], smr) << round;
                ASSERT_EQ(got.seq[static_cast<std::size_t>(i)][k], seq) << round;
            }
    }
}

}  // namespace
