// SPDX-License-Identifier: Apache-2.0
// The numbers of a sum straight from its fractions to 64-bit integers, where they fit on the way too: as nearly all
// files' do.
#pragma once

#include <cstdint>
#include <optional>

#include "detente/deals/numbers/internal/additive_core.h"

namespace detente::numbers {

// The least common denominator of the party's gains and ceiling; nothing where 2^61 does not hold it, or one of them is
// wide. Every scaled gain is below 2^61 in size then, or there is nothing.
std::optional<std::int64_t> narrow_denominator(const BlockSum& sum, std::size_t party);

// value * denominator; the denominator is a multiple of the value's, and the product fits.
std::int64_t narrowly_scaled(const Rational& value, std::int64_t denominator);

// On the least denominators that the differences within blocks, their bases and the ceilings have in common; nothing
// where a sum might not fit.
std::optional<Prepared<std::int64_t>> in_narrow_integers(const BlockSum& sum);

}  // namespace detente::numbers
