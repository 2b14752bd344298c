// SPDX-License-Identifier: Apache-2.0
// What is asked, by the names of the table of options: from a command line, keywords or a tool's arguments.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace detente::requests {

struct Arguments {
    std::string command;
    // What was given, by the option's name in the table: the values, or one empty text for a switch.
    std::map<std::string, std::vector<std::string>, std::less<>> given;

    bool has(std::string_view option) const { return given.contains(option); }
    // Every value given, in order; none when the option was not given.
    const std::vector<std::string>& all(std::string_view option) const;
    // The last value given, or the table's standard value.
    std::string text(std::string_view option) const;
    // As text(), for an option with bounds: it was checked to be a whole number within them.
    long long number(std::string_view option) const;
};

}  // namespace detente::requests
