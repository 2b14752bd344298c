// SPDX-License-Identifier: Apache-2.0
// Blocks made side by side are those of the bare function, past the end of the counter's low word too.
#include <gtest/gtest.h>

#include "detente/base/philox.h"
#include "detente/deals/advice/internal/philox_blocks.h"

namespace detente::deals {
namespace {

TEST(PhiloxBlocks, AreThoseOfTheBareFunction) {
    const std::array<std::uint32_t, 2> key = {0x9u, 0xFFFFFFF0u};
    for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{0xFFFFFFFBu}, ~std::uint64_t{0} - 3}) {
        PhiloxNumbers made;
        philox_blocks(first, 0xFFFFFFFFu, 7, key, made);
        for (std::size_t b = 0; b < kPhiloxBlocks; ++b) {
            const std::uint64_t at = first + b;
            const auto one = philox(
                {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at >> 32), 0xFFFFFFFFu, 7}, key);
            for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(made[4 * b + i], one[i]) << first << ' ' << b;
        }
    }
}

}  // namespace
}  // namespace detente::deals
