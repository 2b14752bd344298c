// SPDX-License-Identifier: Apache-2.0
// Changes to a numeric scenario, on request, for a format that cannot hold it as it is. Each says what it
// did.
#pragma once

#include <string>
#include <vector>

#include "detente/base/rational.h"
#include "detente/scenario/profile.h"

namespace detente {

// Divides each additive party's utilities so that its values are at most 1 in every issue and its weights sum
// to exactly 1, so that its best outcome is worth 1; its reservation value is divided with them. Exact: what
// is better stays better by the same share, but for what a ceiling of the source cut off: that comes back, and
// by how much is said. Parties whose best outcome is worth nothing are left as they are.
std::vector<std::string> scale_to_one(NumericScenario& scenario);

// Rounds weights and values of additive parties, and reservation values, to `digits` places behind the point.
// Weights that summed to 1, or missed it by less than the rounding, sum to exactly 1 again. Says the greatest
// error of any outcome's utility, exactly bounded.
std::vector<std::string> round_numbers(NumericScenario& scenario, int digits = 15);

// For GENIUS XML: where an issue's evaluations divided by the largest are no finite decimals, they become the
// doubles that GENIUS itself gets from that division, so that GENIUS reads the same utilities to the last bit and
// programs that do not divide (NegMAS) read them too. Says the greatest error of any exact utility.
std::vector<std::string> divide_for_genius(NumericScenario& scenario);

// Takes discount factors out.
std::vector<std::string> drop_discounts(NumericScenario& scenario);

}  // namespace detente
