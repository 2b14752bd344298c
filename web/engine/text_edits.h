// SPDX-License-Identifier: Apache-2.0
// Changes to the lines of a TOML text. They look no deeper than lines, brackets and quotation marks; whoever
// calls them reads the result and sees whether it says what was meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace detente::page {

// The text with `key = value` in the table that `line` (from 1) belongs to: in place of the value that stands
// there, or as a new line behind that one. Nothing where the line is no line of the text.
std::optional<std::string> with_value(const std::string& text, int line, std::string_view key,
                                      const std::string& value);

// The text without the table that `line` belongs to, and without the name `id` in lists of names.
std::optional<std::string> without_block(const std::string& text, int line, const std::string& id);

}  // namespace detente::page
