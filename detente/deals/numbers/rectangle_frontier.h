// SPDX-License-Identifier: Apache-2.0
// The exact frontier of two profiles of which at least one pays for hyper-rectangles, by closing the regions
// between neighbouring points one after the other: each is searched for the point that is farthest out along
// the region's normal
// (`box_search.h`); a search that finds none is the region's certificate. The points are those of the
// unclamped sums; a ceiling is applied to them and the result pruned again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/limits.h"
#include "detente/scenario/profile.h"

namespace detente::numbers {

struct RectanglePoint {
    std::array<Rational, 2> utilities;  // divided by the declared maximum, not clamped
    std::array<Rational, 2> sums;       // before that division
    Outcome outcome;
};

// A region between two neighbouring points, and what the search in it proved. Sums are those of
// RectanglePoint::sums.
struct ClosedRegion {
    std::array<Rational, 2> floors;   // an undiscovered point has at least these sums
    std::array<Rational, 2> weights;  // the region's normal
    Rational bound;                   // no outcome within the floors has a greater weighted sum
    bool closed = true;               // false: the limits ended the search, `bound` still holds
    std::uint64_t nodes = 0;
};

struct RectangleFrontier {
    std::vector<RectanglePoint> points;   // by the first party's utility, best first; the unclamped frontier
    std::vector<RectanglePoint> clamped;  // the frontier under the ceilings; utilities clamped
    std::vector<ClosedRegion> regions;
    bool exact = true;
    // 1 when exact. Else: every outcome's sums are reached by some point's sums multiplied by this factor;
    // nothing where an open region's neighbour pays nothing, so that no factor reaches.
    std::optional<Rational> factor = Rational(1);
    std::uint64_t nodes = 0;
};

// Preconditions: first and second name profiles with additive, group or hyper-rectangle utilities. Fails
// where there are forbidden combinations or where the numbers need more than 40 bits on a common denominator.
Result<RectangleFrontier> rectangle_frontier(const NumericScenario& scenario, int first, int second,
                                             const SearchLimits& limits = {});

}  // namespace detente::numbers
