// SPDX-License-Identifier: Apache-2.0
// The rows of the table of options that belong to advice: the question, shares, lists, plans, proposals.
#pragma once

#include <vector>

#include "detente/requests/options.h"

namespace detente::requests {

void add_advice_options(std::vector<Option>& table);

}  // namespace detente::requests
