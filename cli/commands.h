// SPDX-License-Identifier: Apache-2.0
// The table of commands.
//
// To add a command, say `walks`:
//   1. write `int run_walks(const Arguments&, Streams&)` in cli/walks_command.{h,cpp}. It calls its room,
//   writes results
//      to streams.out, hands errors to report() (cli/report.h), and returns an ExitCode;
//   2. add one row to the table in commands.cpp: name, what it does, examples, function;
//   3. name "walks" in the `commands` of the options it takes (detente/requests/options.cpp), and add rows
//   for those that are new.
// The parser, `detente help`, did-you-mean, completions, the manual page and docs/cli.md follow from the two
// tables. A test holds docs/cli.md to them: renew it with `detente help --markdown > docs/cli.md`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

struct Example {
    std::string_view line;   // after "detente "
    std::string_view shows;  // a phrase without full stop
};

struct Command {
    std::string_view name;
    std::string_view summary;       // one phrase, without full stop
    std::string_view description;   // sentences
    std::vector<Example> examples;  // at least one
    int (*run)(const Arguments&, Streams&);
};

const std::vector<Command>& commands();

// The command with this name, or nullptr.
const Command* find_command(std::string_view name);

std::vector<std::string> command_names();

}  // namespace detente::cli
