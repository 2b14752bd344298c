// SPDX-License-Identifier: Apache-2.0
// Where a state leads: what can be reached from it by legal sequences, in how many moves, and by which arcs.
#pragma once

#include <vector>

#include "detente/base/progress.h"
#include "detente/standoff/conflict.h"

namespace detente::standoff {

struct Step {
    State from = 0;
    State to = 0;
    int maker = 0;  // who moves
    int move = 1;   // the how-manieth move of the path it is
};

// A breadth-first search over (state, last mover), so that nobody moves twice in a row.
struct Evolution {
    Bits reached;               // states, the start among them
    std::vector<int> distance;  // least number of moves; -1 where not reached
    std::vector<Step> steps;    // the moves of all shortest legal paths to every state reached, in order
    bool steps_listed = false;  // only up to kMostStatesWithSteps states
};
inline constexpr State kMostStatesWithSteps = 10'000;

// `movers`: decision makers that take part; empty: all. `improving`: each move improves on the state before
// it for its mover (with unknown pairs: it may improve; `known_only` asks that it is known to). Stopped: what
// was reached until then, without the list of steps.
Evolution evolve(const Conflict& conflict, State start, const std::vector<int>& movers, bool improving,
                 bool known_only = false, const Watch& watch = {});

// Whether a move from s to t is an improvement for this decision maker; with unknown pairs, whether it may be
// one.
bool may_improve(const Conflict& conflict, std::size_t maker, State s, State t);
bool improves(const Conflict& conflict, std::size_t maker, State s, State t);

}  // namespace detente::standoff
