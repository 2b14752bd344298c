// SPDX-License-Identifier: Apache-2.0
// The one table of options, below the doors: the command line's parser, its help, the completions, the manual
// page and docs/cli.md are made from it, and so is the JSON Schema of requests. An option is described here
// and nowhere else.
//
// To add one: a row in options.cpp with the commands it belongs to; `sets` where it is part of what is asked
// (and not of how the answer is printed); `kind` where its value is more than a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detente::requests {

// Inclusive bounds of a whole number.
struct Bounds {
    long long least = 0;
    long long most = 0;
};

// What a value means, for those who ask by JSON, keyword or tool.
enum class ValueKind {
    automatic,  // a switch, a whole number, a choice or a text, as the rest of the row says
    date,       // 2019, 2019-02 or 2019-02-28
    number,     // a decimal or a fraction, exact
    package,    // levels of a scenario's issues
    outcome,    // values of a numeric domain's issues
    list,       // names separated by commas
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
    ValueKind kind = ValueKind::automatic;
    std::string_view sets = {};  // the request's field that it sets; empty: how the answer is printed
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

}  // namespace detente::requests
