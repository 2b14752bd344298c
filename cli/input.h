// SPDX-License-Identifier: Apache-2.0
// What a command line names, opened.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "detente/answers/asked.h"
#include "detente/base/result.h"
#include "detente/formats/open.h"

namespace detente::cli {

// What the paths hold ("-" is standard input), or why the question cannot be asked of it. Errors: as
// open_input().
Result<Opened> read_asked(const std::vector<std::string>& paths, Question question);

// The same for a question about one scenario: the one written in TOML, or a .gmcr conflict.
Result<Scenario> read_input(const std::string& path, Question question);
// What was opened, where it holds statements; otherwise the error that says so.
Result<Scenario> scenario_of_statements(Opened opened, const std::string& path);

// The same for a question about numbers: the field's files, or a TOML scenario whose parties are given by
// numbers.
Result<NumericScenario> read_numeric_input(const std::vector<std::string>& paths, Question question);

// What this door gives beside the files: saved pages, the clock, programs at the table within --move-limit
// and --session-limit.
answers::Surroundings surroundings(const Arguments& arguments);

}  // namespace detente::cli
