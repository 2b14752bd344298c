// SPDX-License-Identifier: Apache-2.0
// What tips a state into an equilibrium, or out of it.
#pragma once

#include "detente/standoff/answer.h"
#include "detente/standoff/small.h"

namespace detente::standoff {

// The smallest change, by Kemeny and Snell's distance, of one decision maker's order after which the state
// becomes, or stops being, an equilibrium; its own improvements as an opponent change with it. Nash in closed
// form; otherwise by increasing distance up to 8 (orders one step apart split one class of equals or join two
// neighbouring ones), and beyond that the best found. Preconditions: complete preferences, at most 64 states.
// Stopped: the best found until then, not exact.
Tip tip(const Conflict& conflict, const SmallGame& game, State state, std::size_t maker, Basic basic,
        const Watch& watch = {});

}  // namespace detente::standoff
