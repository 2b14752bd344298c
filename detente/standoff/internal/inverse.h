// SPDX-License-Identifier: Apache-2.0
// Which rankings would make a state an equilibrium (inverse analysis, Kinsara, Kilgour and Hipel 2015).
#pragma once

#include "detente/standoff/answer.h"
#include "detente/standoff/small.h"

namespace detente::standoff {

// Strict rankings of `makers`, the others' orders as given. Exact for nash, gmr and smr up to 22 states (for
// these one's own ranking counts only by what it puts above the state: k states above can be ranked in k!
// (states - 1 - k)! ways, and the parties' counts multiply), and wherever there are at most 4,000,000
// combinations; otherwise `samples` drawn uniformly and independently. Preconditions: complete preferences of
// the others, at most 64 states. Stopped: not exact, of the `samples` drawn until then; of none where it was
// not drawing.
Inverse inverse(const Conflict& conflict, const SmallGame& game, State state, const std::vector<int>& makers,
                Basic basic, std::uint64_t samples, std::uint64_t seed, const Watch& watch = {});

}  // namespace detente::standoff
