// SPDX-License-Identifier: Apache-2.0
// Rings among things that name each other: accounts that include, sources that correct, items that take back.
#pragma once

#include <cstddef>
#include <vector>

namespace detente::toml {

// For every edge that closes a ring in a depth-first search (Tarjan 1972), the ring: its first element named
// again at the end. `edges[i]` lists what i names; each edge is walked once. At most `limit` rings.
std::vector<std::vector<std::size_t>> rings(const std::vector<std::vector<std::size_t>>& edges,
                                            std::size_t limit);

}  // namespace detente::toml
