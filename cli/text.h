// SPDX-License-Identifier: Apache-2.0
// Text for a terminal: widths, wrapping, colour. What a scenario says is shown, never obeyed: control
// characters in it do not reach the terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace detente::cli {

// Columns that a text takes (UTF-8; combining marks take none, East Asian wide characters two).
int display_width(std::string_view text);

// The text with control characters, and bytes that are not UTF-8, replaced by "?"; line ends and tabs become
// spaces.
std::string plain(std::string_view text);

// Lines of at most `width` columns, broken at spaces; a word that is longer is broken. Never empty: "" gives
// one line.
std::vector<std::string> wrap(std::string_view text, int width);

// Wrapped, each line ended: the first after `first`, the others after `rest`.
std::string paragraph(std::string_view text, int width, std::string_view first = "",
                      std::string_view rest = "");

enum class Style { normal, heading, good, bad, open, faint };

// The text in that style, or as it is without colour.
std::string painted(std::string_view text, Style style, bool color);

}  // namespace detente::cli
