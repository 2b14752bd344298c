// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/additive_core_of.h"

namespace detente::numbers {

namespace {

template <int P>
CorePointer made(const BlockSum& sum, Prepared<Rational> numbers, const SearchLimits& limits) {
    // The time of an addition grows with the square of its digits, so wide fractions must be few.
    double digits = 1;
    for (const Rational& base : numbers.bases)
        digits = std::max(digits, static_cast<double>(base.denominator_digits().size()));
    const auto sums = static_cast<std::size_t>(std::clamp(2e8 / (digits * digits), 512.0, 1e5));
    SearchLimits few = limits;
    few.bytes = std::min(limits.bytes, sums * sizeof(SkylinePoint<Rational, P>));
    auto core = std::make_shared<CoreOf<Rational, P>>(sum, std::move(numbers), few);
    if (core->stopped()) return nullptr;
    return core;
}

}  // namespace

CorePointer core_of(const BlockSum& sum, Prepared<Rational> numbers, const SearchLimits& limits) {
    if (sum.parties <= 2) return made<2>(sum, std::move(numbers), limits);
    return made<32>(sum, std::move(numbers), limits);
}

}  // namespace detente::numbers
