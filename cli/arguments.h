// SPDX-License-Identifier: Apache-2.0
// A command line that has been read and checked against the table of options.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace detente::cli {

struct Arguments {
    std::string command;
    // What was given, by the option's name in the table: the values, or one empty text for a switch.
    std::map<std::string, std::vector<std::string>, std::less<>> given;

    bool has(std::string_view option) const { return given.contains(option); }
    // Every value given, in order; none when the option was not given.
    const std::vector<std::string>& all(std::string_view option) const;
    // The last value given, or the table's standard value.
    std::string text(std::string_view option) const;
    // As text(), for an option with bounds: the parser has checked that it is a whole number within them.
    long long number(std::string_view option) const;
};

}  // namespace detente::cli
