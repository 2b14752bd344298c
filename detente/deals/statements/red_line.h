// SPDX-License-Identifier: Apache-2.0
// The packages that a red line `any {...}` stands for.
#pragma once

#include <vector>

#include "detente/base/result.h"
#include "detente/deals/statements/package_space.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

// On which side of a comparison the red line stands: what must hold for every match then follows from some of
// them.
enum class RedLineSide { better, worse, equal };

// The best matching feasible package in these directions (one an issue), or the maximal ones where infeasible
// combinations leave several. Where an absent direction leaves open which is best: all matches, without those
// that follow from the others by dominance. `skip_empty` leaves the empty package out. None when nothing
// feasible matches: then the red line binds nothing. Error: there would be more than the limit.
Result<std::vector<Package>> stands_for(const Term& any, RedLineSide side, const PackageSpace& space,
                                        const std::vector<Direction>& directions, const Patterns& infeasible,
                                        bool skip_empty);

// Does `first` reach at least the level of `second` on every issue, in these directions? Absent: only the
// same level does. Same: every level does.
bool dominates(const Package& first, const Package& second, const std::vector<Direction>& directions);

}  // namespace detente::deals
