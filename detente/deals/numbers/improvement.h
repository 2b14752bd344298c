// SPDX-License-Identifier: Apache-2.0
// Can a tentative deal be made better for somebody at nobody's cost? The frontier answers: either a point
// that dominates the deal, and then the one that helps most by a stated measure, or none, and then the
// frontier certifies that none exists.
#pragma once

#include <optional>
#include <vector>

#include "detente/deals/numbers/frontier.h"

namespace detente::numbers {

struct Improvement {
    std::vector<Rational> before;  // utilities of the deal
    std::optional<std::size_t>
        point;                     // the improvement: the greatest least relative gain (leximin), see below
    std::size_t alternatives = 0;  // points that dominate the deal
    bool certified =
        true;  // the frontier is exact, so "none" is proved and the improvement is itself optimal
    // For each party: the best point for it among those that leave nobody worse off than the deal does.
    std::vector<std::size_t> best_for;
};

// Among points that dominate the deal, the improvement maximises gains over the deal as shares of each
// party's best gain there (the Kalai-Smorodinsky rule with the deal as threat point).
Improvement improve(const Frontier& frontier, const std::vector<Rational>& deal);

}  // namespace detente::numbers
