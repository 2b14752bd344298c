// SPDX-License-Identifier: Apache-2.0
// The edge of some packages in one party's directions: those below (or above) which no other of them lies.
#pragma once

#include <vector>

#include "detente/deals/statements/package_space.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

// The lowest (or highest) of the chosen ones, in the order in which they are given. Issues that are the same
// to the party do not count, and what differs there alone is one class, of which the first is told. Takes
// time in proportion to all packages of the space and their issues.
std::vector<Code> edges(const PackageSpace& space, const std::vector<Direction>& stated,
                        const std::vector<Code>& chosen, bool lowest);

}  // namespace detente::deals
