// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/additive_core_of.h"

namespace detente {

CorePointer core_of(const BlockSum& sum, Prepared<Rational> numbers, const SearchLimits& limits) {
    if (sum.parties <= 2) return std::make_shared<CoreOf<Rational, 2>>(sum, std::move(numbers), limits);
    return std::make_shared<CoreOf<Rational, 32>>(sum, std::move(numbers), limits);
}

}  // namespace detente
