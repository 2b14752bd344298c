// SPDX-License-Identifier: Apache-2.0
// Numbers of issues, levels and values are ints, for -1 says "none"; vectors are indexed by std::size_t.
#pragma once

#include <cstddef>

namespace detente {

// The int, known to be at least 0, as an index.
constexpr std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace detente
