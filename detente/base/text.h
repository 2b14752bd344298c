// SPDX-License-Identifier: Apache-2.0
// Text for people: how wide it is in a terminal, wrapped into lines, in colour, and made safe to print. What
// a scenario says is shown, never obeyed: control characters, and characters that turn the direction of a
// line round, do not reach the terminal. Columns are those of detente/base/unicode.h: combining marks take
// none, East Asian wide characters two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace detente::text {

// Columns that a text takes; a lone byte takes one.
int display_width(std::string_view text);

// The text made safe to print: control characters (ESC and those of C1 among them), bidirectional controls
// and bytes that are not UTF-8 become "?" each; ends of lines and paragraphs and tabs become spaces. What it
// gives is UTF-8 on one line.
std::string plain(std::string_view text);

// Whether plain() would leave the text as it is.
bool is_plain(std::string_view text);

// The first `width` columns, marks that combine with the last of them included; the whole text where it is no
// wider. At least one character, where there is one.
std::string_view cut(std::string_view text, int width);

// The text where it takes at most `width` columns, else what fits before a "…".
std::string shortened(std::string_view text, int width);

enum class LongWords {
    broken,  // so that no line is wider
    whole,   // so that an address can be copied
};

// Lines of at most `width` columns (the first of at most `first_width`, where that is above 0), broken at
// spaces. A word that is longer than a line is broken or left whole. Never empty: "" gives one line.
std::vector<std::string> wrap(std::string_view text, int width, int first_width = 0,
                              LongWords long_words = LongWords::broken);

// Wrapped, each line ended: the first after `first`, the others after `rest`.
std::string paragraph(std::string_view text, int width, std::string_view first = "",
                      std::string_view rest = "");

enum class Style { normal, heading, good, bad, open, faint };

// The text in that style, or as it is without colour.
std::string painted(std::string_view text, Style style, bool color);

}  // namespace detente::text
