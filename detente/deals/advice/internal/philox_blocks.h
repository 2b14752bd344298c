// SPDX-License-Identifier: Apache-2.0
// Many blocks of Philox 4x32-10 at once: the bits of detente/base/philox.h, side by side.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace detente::deals {

inline constexpr std::size_t kPhiloxBlocks = 8;
using PhiloxNumbers = std::array<std::uint32_t, 4 * kPhiloxBlocks>;

// Block b is philox({first + b low, first + b high, party, purpose}, key), at 4 b.
void philox_blocks(std::uint64_t first, std::uint32_t party, std::uint32_t purpose,
                   std::array<std::uint32_t, 2> key, PhiloxNumbers& out);

}  // namespace detente::deals
