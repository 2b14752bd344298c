// SPDX-License-Identifier: Apache-2.0
// One party's gains over blocks as 64-bit integers on a common denominator, at least 0, with what was taken
// off.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/deals/numbers/block_sum.h"
#include "detente/deals/numbers/internal/wide_integer.h"

namespace detente::numbers {

struct IntegerGains {
    std::vector<std::vector<std::int64_t>> gains;  // [block][choice], each at least 0, sums below 2^61
    Int128 denominator = 1;
    Int128 base = 0;           // add it to a sum, then divide by the denominator
    std::int64_t largest = 0;  // greatest sum
    std::optional<Rational> ceiling;
    // 0: exact. Else the gains were rounded down, and a true sum lies less than this above its integer.
    std::int64_t slack = 0;

    // The utility that a sum stands for.
    Rational utility(std::int64_t sum) const {
        Rational value = to_rational(Int128{sum} + base, denominator);
        return ceiling && value > *ceiling ? *ceiling : value;
    }
    // The least sum whose utility is at least (strictly above, where `strict`) the value; largest + 1 when
    // none is.
    std::int64_t least_sum(const Rational& value, bool strict = false) const;
};

// Nothing where 61 bits do not hold the sums.
std::optional<IntegerGains> integer_gains(const BlockSum& sum, int party);

// The same rounded down to a binary grid, whatever the numbers; `slack` says how far.
IntegerGains rounded_gains(const BlockSum& sum, int party);

}  // namespace detente::numbers
