// SPDX-License-Identifier: Apache-2.0
// The rows of the table of options that belong to talks.
#pragma once

#include <vector>

#include "detente/requests/options.h"

namespace detente::requests {

void add_talk_options(std::vector<Option>& table);

}  // namespace detente::requests
