// SPDX-License-Identifier: Apache-2.0
// The rows of the table of options that belong to tournaments.
#pragma once

#include <vector>

#include "detente/requests/options.h"

namespace detente::requests {

void add_tournament_options(std::vector<Option>& table);

}  // namespace detente::requests
