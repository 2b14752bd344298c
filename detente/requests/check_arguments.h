// SPDX-License-Identifier: Apache-2.0
// Whether what is asked stands in the table of options: names, how many values, choices, bounds. The command
// line's parser says the same of its words, and whoever asks by keyword or by tool hears the same sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/base/error.h"
#include "detente/base/result.h"
#include "detente/requests/arguments.h"
#include "detente/requests/options.h"

namespace detente::requests {

// The arguments with the names in them in normal form C, or everything that is wrong with them: an option
// that the command does not have (with the nearest one that it has), one given too often, a value that is
// missing, empty, none of the choices or out of bounds. What is asked about (files) is not looked for: it is
// handed in beside the arguments.
Result<Arguments> check_arguments(Arguments arguments);

// The parts of it that a parser of command lines needs by themselves.
Error unknown_option(std::string_view command, const std::string& name,
                     const std::vector<std::string>& commands);
Error value_missing(const Option& option);
Error value_not_taken(const Option& option);
// What is wrong with the values of one option that is no switch.
void check_values(std::string_view command, const Option& option, const std::vector<std::string>& values,
                  Errors& errors);
// Names are compared in normal form C; names of files are what the disk says.
void normalise_names(const Option& option, std::vector<std::string>& values);

// "see `detente deals --help`".
std::string see_help(std::string_view command);

// Every command that has an option of its own, in the order of the table.
std::vector<std::string> commands_with_options();

}  // namespace detente::requests
