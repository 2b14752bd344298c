// SPDX-License-Identifier: Apache-2.0
// For which reservation values and weights do the points stay where they are? Where the optimum is an upper
// envelope of functions linear in the number that changes, its breakpoints are exact rationals; elsewhere
// weights are drawn from a stated law and the share of draws that leave a point unchanged is reported, and
// called that.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detente/base/rational.h"
#include "detente/deals/numbers/frontier.h"
#include "detente/deals/numbers/solution_points.h"

namespace detente::numbers {

// From `from` up to the next piece's `from`, the solution is `point` (nothing: the zone is empty).
struct SolutionPiece {
    Rational from;
    std::optional<std::size_t> point;
};

// Two parties. How a point moves while the reservation value of `party` runs from `low` to `high`, the
// other's staying. At a breakpoint itself both neighbours are optimal.
//   nash:         the product (u - r) * gain of the other is linear in r: upper envelope of lines.
//   egalitarian:  neighbours k, k + 1 on the frontier change places where the one's gain equals the other's.
//   utilitarian:  changes only where r passes the point's own utility.
enum class SolutionRule { nash, egalitarian, utilitarian };
std::vector<SolutionPiece> reservation_breakpoints(const Frontier& frontier, const Stakes& stakes,
                                                   std::size_t party, SolutionRule rule, const Rational& low,
                                                   const Rational& high);

// How the utilitarian choice on one issue moves while one party's weight of it runs from 0 to `high`,
// everything else staying: upper envelope over the issue's values. Additive profiles without ceilings.
struct ValuePiece {
    Rational from;  // weight
    int value = 0;  // of the issue
};
Result<std::vector<ValuePiece>> weight_breakpoints(const NumericScenario& scenario,
                                                   const std::vector<int>& profiles, std::size_t party,
                                                   int issue, const Rational& high);

// Every weight of every party is multiplied by an independent draw, uniform on the fractions 1 - spread ... 1
// + spread, and a party's weights are then scaled to keep their sum. Law, seed and number of draws are part
// of the answer.
struct StabilityRequest {
    int draws = 200;
    Rational spread = Rational(1, 10);  // in [0, 1]
    std::uint64_t seed = 1;
};
struct PointStability {
    std::string point;     // name
    int same_outcome = 0;  // draws in which the point is still the same outcome
    int draws = 0;
};
Result<std::vector<PointStability>> weight_stability(const NumericScenario& scenario,
                                                     const std::vector<int>& profiles,
                                                     const StabilityRequest& request,
                                                     const SearchLimits& limits = {});

}  // namespace detente::numbers
