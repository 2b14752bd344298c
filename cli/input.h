// SPDX-License-Identifier: Apache-2.0
// What a command line names, opened.
#pragma once

#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/formats/open.h"

namespace detente::cli {

// What the paths hold ("-" is standard input), or why the question cannot be asked of it. Errors: as
// open_input().
Result<Opened> read_asked(const std::vector<std::string>& paths, Question question);

// The same for a question about one scenario: the one written in TOML, or a .gmcr conflict.
Result<Scenario> read_input(const std::string& path, Question question);

// The package that follows an option, with the option's name in front of what is wrong with it.
Result<Package> read_package_option(const std::string& text, const std::string& option,
                                    const Scenario& scenario);

}  // namespace detente::cli
