// SPDX-License-Identifier: Apache-2.0
// Stability where no single score tells what deters: unknown preferences, attitudes, players with several
// members. The worst state does not decide then, so each state's answer is found over sets, 512 states at a
// time.
#pragma once

#include <vector>

#include "detente/standoff/bits.h"
#include "detente/standoff/moves.h"
#include "detente/standoff/stability.h"

namespace detente::standoff {

// Listed moves, as the search needs them.
struct ArcList {
    std::vector<std::uint32_t> first;  // state -> its first place in to; one more at the end
    std::vector<State> to;
};

// How one player judges. Row s of each table speaks of what happens from s.
struct PlayerJudgement {
    ArcList departs;            // where the player would go from each state
    std::vector<Bits> deters;   // deters[s][x]: ending in x keeps it at s
    std::vector<Bits> escapes;  // escapes[s][y]: from a sanction it would go on to y rather than stay at s
};

struct Player {
    ArcList moves;      // all its moves
    ArcList improving;  // those it makes when it answers
    PlayerJudgement judgement;
};

// nash: nothing to depart to. gmr, smr: answers by any moves; seq, sseq: by improving ones; smr and sseq:
// without escape. Rule as in stability().
struct RelationalStability {
    std::vector<Bits> nash, gmr, smr, seq, sseq;
};
RelationalStability relational_stability(State states, const std::vector<Player>& players, SanctionRule rule);

ArcList all_arcs(const Moves& moves, State states);
template <class Keep>
ArcList arcs_where(const Moves& moves, State states, Keep keep) {
    ArcList arcs;
    arcs.first.push_back(0);
    for (State s = 0; s < states; ++s) {
        moves.each_from(s, [&](State t) {
            if (keep(s, t)) arcs.to.push_back(t);
        });
        arcs.first.push_back(static_cast<std::uint32_t>(arcs.to.size()));
    }
    return arcs;
}

}  // namespace detente::standoff
