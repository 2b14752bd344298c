// SPDX-License-Identifier: Apache-2.0
// Numeric scenarios from whatever holds them: the field's files, or a TOML scenario whose parties are given
// by numbers.
#pragma once

#include <string>

#include "detente/base/result.h"
#include "detente/formats/open.h"
#include "detente/scenario/profile.h"

namespace detente::answers {

// Errors: neither; parties without numbers.
Result<NumericScenario> numbers_of(const Opened& opened, const std::string& file);

// "Laptop=Dell, Monitor=19": values by name; issues that are left out are absent when `partial`, an error
// otherwise.
// `option`: what the user wrote it after, for errors.
Result<Outcome> read_outcome(const std::string& text, const Domain& domain, bool partial,
                             const std::string& option = "--outcome");

}  // namespace detente::answers
