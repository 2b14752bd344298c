// SPDX-License-Identifier: Apache-2.0
// The scenario file: TOML in and out. docs/scenario-format.md is the reference of the format.
#pragma once

#include <string>
#include <string_view>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente {

// The scenario that the text describes. Errors: all that were found, in file order, at most Limits::errors of
// them and a line that says how many more; each with file, line, column (in bytes) and what would be right.
Result<Scenario> read_scenario(std::string_view text, const std::string& file);

// The same from a file; a file that is missing, a directory or larger than Limits::file_bytes is refused
// unread.
Result<Scenario> read_scenario_file(const std::string& path);

// TOML that reads back equal (comments are not kept). Precondition: the scenario is one that read_scenario
// could give.
std::string write_scenario(const Scenario& scenario);

// A package as a person types it: "nuclear=2, sanctions=all", with or without braces. Columns in errors count
// in `text`.
Result<Package> read_package(std::string_view text, const Scenario& scenario);

// A pattern of packages as a person types it: "nuclear >= 2, sanctions <= all", the pattern of a red line,
// with or without braces. Issues not named are free.
Result<std::vector<LevelRange>> read_pattern(std::string_view text, const Scenario& scenario);

// A statement as a person types it: "us: { nuclear = 2 } > no deal", with the party in front. It stands as
// assumed and has no id.
Result<Statement> read_party_statement(std::string_view text, const Scenario& scenario);
// Text that reads back equal.
std::string write_party_statement(const Statement& statement, const Scenario& scenario);

// A commented scenario to start from; it checks as it stands. An id that is no name becomes "new-scenario".
std::string scenario_skeleton(std::string_view id);

// JSON Schema (draft 2020-12) of the scenario file, for editors.
Document scenario_schema();

}  // namespace detente
