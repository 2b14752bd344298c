// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/additive_core_of.h"

namespace detente::numbers {

std::shared_ptr<AdditiveFrontier::Core> core_of(const BlockSum& sum, Prepared<std::int64_t> numbers,
                                                const SearchLimits& limits) {
    if (sum.parties <= 2) return std::make_shared<CoreOf<std::int64_t, 2>>(sum, std::move(numbers), limits);
    if (sum.parties == 3) return std::make_shared<CoreOf<std::int64_t, 3>>(sum, std::move(numbers), limits);
    if (sum.parties == 4) return std::make_shared<CoreOf<std::int64_t, 4>>(sum, std::move(numbers), limits);
    if (sum.parties <= 8) return std::make_shared<CoreOf<std::int64_t, 8>>(sum, std::move(numbers), limits);
    return std::make_shared<CoreOf<std::int64_t, 32>>(sum, std::move(numbers), limits);
}

}  // namespace detente::numbers
