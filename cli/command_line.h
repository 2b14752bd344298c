// SPDX-License-Identifier: Apache-2.0
// From the words of a command line to checked arguments. The parsing library is known to command_line.cpp
// alone.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "detente/base/result.h"

namespace detente::cli {

// `words` without the program's name. The command may be empty (`detente --version`). Errors: an unknown
// command or option (with the nearest one), a value missing or not allowed, an argument missing or too many.
Result<Arguments> read_command_line(const std::vector<std::string>& words);

}  // namespace detente::cli
