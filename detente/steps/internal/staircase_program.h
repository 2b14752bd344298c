// SPDX-License-Identifier: Apache-2.0
// The exchange in steps (staircase.h) as a linear program: the shares are the unknowns, and every slack of
// both sides is linear in them. Exact.
#pragma once

#include <optional>
#include <vector>

#include "detente/steps/staircase.h"

namespace detente::steps {

constexpr int kMostSolvedSteps = 16;

// Of the plans of `steps` shares that hold, one whose first share is the largest; none when no plan holds.
// Shares of 0 wait. 1 <= steps <= kMostSolvedSteps.
std::optional<std::vector<Rational>> largest_first_step(const Exchange& exchange, int steps);

// No plan that holds, of any number of steps, has a larger first share: the first `steps` of them as above,
// and what is left after them free of all conditions and worth as much to each side as it can be, at once or
// ever later. 1 <= steps <= kMostSolvedSteps.
Rational first_step_bound(const Exchange& exchange, int steps);

}  // namespace detente::steps
