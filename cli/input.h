// SPDX-License-Identifier: Apache-2.0
// The scenario that a command line names.
#pragma once

#include <string>

#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente::cli {

// The scenario in the file at `path`, or on standard input for "-". Errors: as the reader's, and a file that
// cannot be read or is larger than Limits::file_bytes.
Result<Scenario> read_input(const std::string& path);

// The package that follows an option, with the option's name in front of what is wrong with it.
Result<Package> read_package_option(const std::string& text, const std::string& option,
                                    const Scenario& scenario);

}  // namespace detente::cli
