// SPDX-License-Identifier: Apache-2.0
// The one table of options. It feeds the parser, the help, the completions, the manual page and docs/cli.md,
// so an option is described here and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detente::cli {

// Inclusive bounds of a whole number.
struct Bounds {
    long long least = 0;
    long long most = 0;
};

struct Option {
    std::string_view name = {};        // "--account"; a positional argument by its name in capitals: "FILE"
    std::string_view short_name = {};  // "-h", or empty
    std::string_view value = {};       // what follows it: "NAME", two of them as "P Q"; empty for a switch
    std::string_view meaning = {};     // a phrase without full stop
    std::string_view standard = {};    // the value that holds when it is not given; empty: none
    std::vector<std::string_view> choices = {};  // the only values allowed; empty: any
    std::optional<Bounds> bounds = {};           // for whole numbers
    bool repeats = false;                        // may be given more than once
    bool required = false;
    std::vector<std::string_view> commands = {};  // whose it is; "" is the program itself; empty: everybody's

    bool positional() const { return !name.starts_with("-"); }
    bool is_switch() const { return !positional() && value.empty(); }
    int values() const;  // how many values follow it
};

const std::vector<Option>& options();

// The options of one command (or of the program, for ""), positional arguments first, both in table order.
std::vector<const Option*> options_of(std::string_view command);

// The option of this command with that name, or nullptr.
const Option* find_option(std::string_view command, std::string_view name);

// How the option is written: "--account NAME", "FILE...", "[FILE]".
std::string written(const Option& option);

}  // namespace detente::cli
