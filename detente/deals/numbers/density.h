// SPDX-License-Identifier: Apache-2.0
// How many outcomes lie where in the utility plane of two parties: exact counts on a bounded grid, from one
// pass over the outer sums of the profiles. Cells are whole numbers of steps of the lattice that the
// utilities lie on, and their edges run half a step beside it: no outcome lies on an edge, and cells side by
// side hold as many possible utilities each, so that no stripes appear that the utilities do not have.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/limits.h"
#include "detente/scenario/profile.h"

namespace detente::numbers {

// Cell k holds the utilities u with low + k * width <= u < low + (k + 1) * width.
struct DensityAxis {
    Rational low;
    Rational width = 1;
    int cells = 1;
};

struct Density {
    struct Dot {
        std::array<double, 2> utilities{};  // nearest doubles
        std::uint64_t outcomes = 0;         // that have exactly these utilities
    };
    std::array<DensityAxis, 2> axes;
    std::vector<std::uint64_t> counts;  // [cell of the second party * axes[0].cells + cell of the first]
    std::uint64_t outcomes = 0;         // allowed ones: the sum of the counts
    std::vector<Dot> dots;              // each pair of utilities that occurs; empty where there are too many

    std::uint64_t count(int first, int second) const {
        return counts[static_cast<std::size_t>(second) * static_cast<std::size_t>(axes[0].cells) +
                      static_cast<std::size_t>(first)];
    }
};

struct DensityRequest {
    std::array<int, 2> cells{160, 120};  // at most so many an axis
    std::size_t dots = 2'000;            // at most so many pairs of utilities are listed one by one
};

// The exact utilities count, whatever the profiles' own arithmetic. `profiles`: two of the scenario's, by
// number, with numbers. Fails where the space is too large to go through within the limits, or where 120 bits
// on a common denominator do not hold the utilities.
Result<Density> count_density(const NumericScenario& scenario, const std::array<int, 2>& profiles,
                              const DensityRequest& request = {}, const SearchLimits& limits = {});

}  // namespace detente::numbers
