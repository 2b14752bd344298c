// SPDX-License-Identifier: Apache-2.0
// Rationals on a common denominator, as 64-bit or 128-bit integers: sums and comparisons at machine speed,
// exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/base/rational.h"

namespace detente::numbers {

__extension__ typedef __int128 Int128;

// The least common denominator of the values, or nothing when it exceeds 2^120.
std::optional<Int128> common_denominator(const std::vector<Rational>& values);
// Folds one more value into a common denominator; false when the result exceeds 2^120.
bool fold_denominator(Int128& denominator, const Rational& value);

// value * denominator as an integer, or nothing when it is not one or exceeds 2^120 in size.
std::optional<Int128> scaled(const Rational& value, Int128 denominator);

// numerator / denominator. Precondition: denominator > 0.
Rational to_rational(Int128 numerator, Int128 denominator);

// The sum of many values, on one common denominator where that fits.
Rational exact_sum(const std::vector<Rational>& values);

}  // namespace detente::numbers
