// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/additive_core_of.h"

namespace detente::numbers {

CorePointer core_of(const BlockSum& sum, Prepared<double> numbers, const SearchLimits& limits) {
    if (sum.parties <= 2) return std::make_shared<CoreOf<double, 2>>(sum, std::move(numbers), limits);
    if (sum.parties == 3) return std::make_shared<CoreOf<double, 3>>(sum, std::move(numbers), limits);
    if (sum.parties == 4) return std::make_shared<CoreOf<double, 4>>(sum, std::move(numbers), limits);
    if (sum.parties <= 8) return std::make_shared<CoreOf<double, 8>>(sum, std::move(numbers), limits);
    return std::make_shared<CoreOf<double, 32>>(sum, std::move(numbers), limits);
}

}  // namespace detente::numbers
