// SPDX-License-Identifier: Apache-2.0
// What Unicode says of a character: category, script, terminal columns, normal form C, case folding. One
// table, made by packaging/make_unicode_table.py from the Unicode Character Database; unicode_version() says
// which. Lone bytes (detente/base/utf8.h) and code points without a character have category Cn and script
// Unknown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/unicode_script.h"

namespace detente::unicode {

// "15.0.0"
std::string_view unicode_version();

// General categories, by their two letters.
// clang-format off
enum class Category : std::uint8_t {
    Lu, Ll, Lt, Lm, Lo,          // letters: capital, small, title case, modifier, other (Arabic, Han, ...)
    Mn, Mc, Me,                  // marks: without space, with space, enclosing
    Nd, Nl, No,                  // numbers: decimal digits, letters as numbers, other
    Pc, Pd, Ps, Pe, Pi, Pf, Po,  // punctuation: connectors, dashes, opening, closing, quotes opening and closing, other
    Sm, Sc, Sk, So,              // symbols: mathematical, currency, modifier, other
    Zs, Zl, Zp,                  // separators: space, line, paragraph
    Cc, Cf, Cs, Co, Cn           // control, format (invisible), surrogate, private use, unassigned
};
// clang-format on
Category category(char32_t c);

bool is_letter(char32_t c);       // L*
bool is_capital(char32_t c);      // Lu and Lt
bool is_mark(char32_t c);         // M*: belongs to the character before it
bool is_digit(char32_t c);        // Nd, of any script
bool is_number(char32_t c);       // N*
bool is_punctuation(char32_t c);  // P*
bool is_symbol(char32_t c);       // S*
bool is_space(char32_t c);        // White_Space: spaces of every kind, tabs, line and paragraph ends
bool is_control(char32_t c);      // Cc: U+0000-001F, U+007F-009F
bool is_format(char32_t c);       // Cf: soft hyphen, zero-width marks, direction marks, tags
// Can make a line read as something that it does not say: U+061C, 200E, 200F, 202A-202E, 2066-2069.
bool is_bidi_control(char32_t c);
// Shows nothing where it is not understood: soft hyphen, zero-width marks, variation selectors, fillers,
// tags.
bool is_default_ignorable(char32_t c);

Script script(char32_t c);
std::string_view script_name(Script script);  // "Latin", "Canadian_Aboriginal"

// Columns that a terminal gives the character: 0 for marks without space, format characters and Hangul's
// joining jamo, 2 for East Asian wide and full-width characters (UAX 11), else 1; characters of ambiguous
// width are narrow.
int columns(char32_t c);

// Canonical composition (UAX 15, normal form C); lone bytes stay as they are. `origin`, where given, becomes
// for each byte of the result the place in `text` of the first character that went into it, and one entry
// more, text.size(). (Within one base letter and its marks these places may go back, for marks are put in
// their canonical order.)
std::string normal_form_c(std::string_view text, std::vector<std::size_t>* origin = nullptr);
// Canonical decomposition (normal form D).
std::string normal_form_d(std::string_view text);
bool is_normal_form_c(std::string_view text);

// Full case folding, without the Turkic exceptions (CaseFolding.txt, statuses C and F): "Straße" and
// "STRASSE" become "strasse". Not normalised: fold, then take normal form C, to compare texts whatever their
// case.
std::string fold_case(std::string_view text);
// The same for one character: puts one to three behind the text.
void append_folded(std::string& text, char32_t c);

}  // namespace detente::unicode
