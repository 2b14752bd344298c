// SPDX-License-Identifier: Apache-2.0
// The nearest order in which a state stands above these states and below those.
#pragma once

#include <optional>
#include <vector>

#include "detente/standoff/ranking.h"

namespace detente::standoff {

// Kemeny and Snell's distance (1962) between complete preorders: for each pair 2 when it is reversed, 1 when
// a tie is made or broken.
int kemeny_snell(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b);

struct Cut {
    int distance = 0;
    std::vector<std::int32_t> score;
};

// The order nearest to `score` in which all of `up` are better than `state` and none of `down` is. Exact:
// what is above and what is not keep their order among themselves, so only who crosses is chosen, class by
// class from the top, and the cost of a choice depends on how many were left below so far. Time and memory
// O(states^2).
std::optional<Cut> nearest_cut(const std::vector<std::int32_t>& score, State state,
                               const std::vector<bool>& up, const std::vector<bool>& down);

}  // namespace detente::standoff
