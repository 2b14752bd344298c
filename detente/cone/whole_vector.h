// SPDX-License-Identifier: Apache-2.0
// Rational vectors as whole ones in lowest terms, which have the same signs.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/cone/system.h"

namespace detente::cone {

using WholeVector = std::vector<std::int64_t>;

// The vector times a positive number, whole and in lowest terms; nothing when an entry would be above
// `largest`.
std::optional<WholeVector> whole_vector(const Vector& vector, std::int64_t largest);
// Divides by the greatest common divisor.
void reduce(WholeVector& vector);

}  // namespace detente::cone
