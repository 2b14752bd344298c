// SPDX-License-Identifier: Apache-2.0
// Where each quantity of an answer comes from, and what it assumes: printed with the answer.
#pragma once

#include <string_view>
#include <vector>

#include "detente/steps/steps.h"

namespace detente::steps {

struct QuantitySource {
    std::string_view quantity;     // its key in the document
    std::string_view source;       // authors and year, or "derived"
    std::string_view assumptions;  // one phrase
};

// Those of the quantities that this answer has.
std::vector<QuantitySource> quantity_sources(const AccountSteps& account);

}  // namespace detente::steps
