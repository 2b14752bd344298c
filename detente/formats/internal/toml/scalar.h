// SPDX-License-Identifier: Apache-2.0
// TOML's bare values (numbers, dates, true and false) and the escapes of text in double quotes.
#pragma once

#include <string>
#include <string_view>

#include "detente/formats/toml/node.h"

namespace detente::toml {

// "2019-02-28" and what begins so.
bool looks_like_date(std::string_view token);

// Fills kind and text from a bare token. Empty when it is a value; otherwise what is wrong with it.
std::string read_scalar(std::string_view token, Node& node);

// The character that `\c` stands for, or '\0' when it needs more than that.
char simple_escape(char c);

// Appends the character of a \u or \U escape as UTF-8; false when the digits are not those of a character.
bool append_code_point(std::string_view hexadecimal, std::size_t digits, std::string& text);

}  // namespace detente::toml
