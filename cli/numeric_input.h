// SPDX-License-Identifier: Apache-2.0
// Numeric scenarios from whatever holds them: the field's files, or a TOML scenario whose parties are given
// by numbers.
#pragma once

#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/formats/open.h"
#include "detente/scenario/profile.h"

namespace detente::cli {

Result<NumericScenario> read_numeric_input(const std::vector<std::string>& paths, Question question);

// "Laptop=Dell, Monitor=19": values by name; issues that are left out are absent when `partial`, an error
// otherwise.
Result<Outcome> read_outcome(const std::string& text, const Domain& domain, bool partial);

}  // namespace detente::cli
