// SPDX-License-Identifier: Apache-2.0
// The frontier of a listed space: outcomes pass through a buffer that is pruned whenever it is full.
#pragma once

#include "detente/deals/numbers/frontier.h"

namespace detente::numbers {

Result<Frontier> listed_frontier(const NumericScenario& scenario, const std::vector<int>& profiles,
                                 FrontierReading reading, const SearchLimits& limits = {});

}  // namespace detente::numbers
