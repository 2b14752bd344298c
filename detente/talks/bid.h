// SPDX-License-Identifier: Apache-2.0
// An outcome at the table, by number. In a space that is listed the number is the outcome's place in it
// (first issue slowest); in a space that nobody can list, outcomes are numbered as they are first named.
#pragma once

#include <cstdint>
#include <limits>

namespace detente::talks {

using Bid = std::uint32_t;
inline constexpr Bid kNoBid = std::numeric_limits<Bid>::max();

}  // namespace detente::talks
