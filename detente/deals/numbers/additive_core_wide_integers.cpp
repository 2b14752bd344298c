// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/additive_core_of.h"

namespace detente::numbers {

CorePointer core_of(const BlockSum& sum, Prepared<Int128> numbers, const SearchLimits& limits) {
    if (sum.parties <= 2) return std::make_shared<CoreOf<Int128, 2>>(sum, std::move(numbers), limits);
    return std::make_shared<CoreOf<Int128, 32>>(sum, std::move(numbers), limits);
}

}  // namespace detente::numbers
