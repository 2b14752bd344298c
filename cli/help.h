// SPDX-License-Identifier: Apache-2.0
// Help in the terminal, made from the tables of commands and options.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"

namespace detente::cli {

// The help of one command, or of the program for "".
std::string help_text(std::string_view command, int width, bool color);

// "detente deals FILE [--account NAME]... [options]": what may be written, for help and manual alike.
std::string usage_line(std::string_view command);

// The option's meaning with its choices, bounds and standard value, as one sentence.
std::string explained(const Option& option);

}  // namespace detente::cli
