// SPDX-License-Identifier: Apache-2.0
// A package that follows an option.
#pragma once

#include <string>

#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente::answers {

// As the scenario's own language writes packages; errors with the option's name in front.
Result<Package> read_package_option(const std::string& text, const std::string& option,
                                    const Scenario& scenario);

}  // namespace detente::answers
