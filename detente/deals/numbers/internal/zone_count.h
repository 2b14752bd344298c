// SPDX-License-Identifier: Apache-2.0
// How many outcomes give every party at least its floor, exactly. A space of sums is split into halves whose
// distinct sums are listed with their multiplicities (Horowitz and Sahni 1974, J. ACM 21); parties whose
// floor every outcome reaches do not count. Two parties' halves are joined by a sweep over one coordinate and
// a tree of counts over the other.
#pragma once

#include <optional>
#include <vector>

#include "detente/deals/numbers/block_sum.h"
#include "detente/deals/numbers/limits.h"

namespace detente::numbers {

struct Floor {
    Rational value;
    bool strict = false;  // above it, not at it
};

// Number of outcomes (allowed ones). floors[party]: nullopt where any outcome will do. Nothing where three or
// more parties' floors bind on a space too large to list, or where a half has more distinct sums than the
// limits hold.
std::optional<Rational> count_outcomes(const BlockSum& sum, const std::vector<std::optional<Floor>>& floors,
                                       const SearchLimits& limits = {});

}  // namespace detente::numbers
