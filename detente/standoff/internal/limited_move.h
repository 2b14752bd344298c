// SPDX-License-Identifier: Apache-2.0
// Foresight of h moves, and without end, for two decision makers with strict rankings (Zagare 1984; Kilgour
// 1984; Fang, Hipel and Kilgour 1993, 3.4). Whose turn it is expects the other to move next, each time to
// what serves it best after all moves that are left; it stays when moving would serve it no better.
#pragma once

#include <optional>
#include <vector>

#include "detente/standoff/stability.h"

namespace detente::standoff {

// [decision maker]: states stable with foresight of `horizon` moves (1: Nash). Precondition: two decision
// makers with strict rankings.
std::vector<Bits> limited_move(const Game& game, int horizon);
// States that are stable for every horizon from some point on. Nothing when the anticipations neither settle
// nor repeat within `most` steps.
std::optional<std::vector<Bits>> non_myopic(const Game& game, int most = 100'000);

}  // namespace detente::standoff
