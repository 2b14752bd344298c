// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/additive_core_of.h"

namespace detente {

namespace {

template <int P>
CorePointer made(const BlockSum& sum, Prepared<Rational> numbers, const SearchLimits& limits) {
    // Fractions this wide cost microseconds each: more of them than this are not worth the wait.
    constexpr std::size_t sums = 100'000;
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

}  // namespace detente
