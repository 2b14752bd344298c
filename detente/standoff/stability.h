// SPDX-License-Identifier: Apache-2.0
// Who would stay where, for complete rankings, in time linear in states and decision makers.
//
// A state s is stable for i (Fang, Hipel and Kilgour 1993; Rêgo and Vieira 2017 for SSEQ)
//   Nash  when i has no unilateral improvement;
//   GMR   when the others can answer each of them by a sequence of moves that leaves i no better off than at
//   s; SMR   when they can do so in a way that i cannot escape by one more move; SEQ   as GMR, each move of
//   the sequence improving on the state before it for its mover; SSEQ  as SEQ, without escape.
// Returning i to s itself counts as a sanction ("no better off than at s").
//
// For a complete ranking only the worst state matters to which the others can take i, so a minimum propagated
// backwards over (state, last mover) decides every cell; moves inside a block are never listed.
#pragma once

#include <limits>
#include <string_view>
#include <vector>

#include "detente/standoff/bits.h"
#include "detente/standoff/moves.h"
#include "detente/standoff/ranking.h"

namespace detente::standoff {

// legal: nobody moves twice in a row (the literature's rule); once: each opponent moves at most once; single:
// one move of one opponent.
enum class SanctionRule { legal, once, single };
std::string_view to_string(SanctionRule rule);

// A conflict for the solver: moves[i] and rankings[i] belong to decision maker i.
struct Game {
    State states = 0;
    std::vector<Moves> moves;
    std::vector<Ranking> rankings;
};

struct Concepts {
    bool gmr = true;
    bool smr = true;
    bool seq = true;
    bool sseq = false;
    SanctionRule rule = SanctionRule::legal;
    // 0: a sanction leaves i no better off. k > 0: it leaves i worse off by degree k at least (strong
    // stability).
    int degree = 0;
};

// One set of stable states for each decision maker. What was not asked for is empty.
struct Stability {
    std::vector<Bits> nash, gmr, smr, seq, sseq;
};

// Precondition for the rule `once`: once_is_possible(game).
Stability stability(const Game& game, const Concepts& concepts);
// The rule `once` keeps a number for every state and set of opponents: 2^(decision makers - 1) * states <=
// 2^28.
bool once_is_possible(const Game& game);

// The score that stands for "the others cannot move at all".
inline constexpr std::int32_t kNoSanction = std::numeric_limits<std::int32_t>::max();

// worst[x]: the least of value[y] over the states y to which the opponents of i (all but i) can go from x by
// moves, or by improvements, under the rule. value[y] is in [0, ranks).
std::vector<std::int32_t> worst_reachable(const Game& game, int i, const std::vector<std::int32_t>& value,
                                          std::int32_t ranks, bool improving, SanctionRule rule);

}  // namespace detente::standoff
