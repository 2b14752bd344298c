// SPDX-License-Identifier: Apache-2.0
// Words and marks of a text, with their places: what the rules for sentences, hedges and speakers look at.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace detente::ledger {

// One word, or one mark of punctuation. Apostrophes and hyphens inside a word belong to it ("it's",
// "so-called"), and so do the full stops of "U.S." and of an initial or a title ("H.", "Dr.").
struct Word {
    std::size_t from = 0;  // bytes [from, to) of the text
    std::size_t to = 0;
    std::string text;   // as written, apostrophes made straight
    std::string lower;  // in lower case (ASCII letters)
    bool is_mark = false;
    bool capital = false;  // begins with a capital letter
    bool number = false;   // begins with a digit
};

std::vector<Word> words_of(std::string_view text);

// Number of words (marks not counted).
int word_count(std::string_view text);

// The same for what is no ASCII character.
char32_t next_wide_code_point(std::string_view text, std::size_t& at);

// Decodes one code point at `at` and moves past it; a broken byte is returned as itself.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0x80) return next_wide_code_point(text, at);
    ++at;
    return lead;
}

bool is_wide_space(char32_t c);
inline bool is_space(char32_t c) {
    return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : is_wide_space(c);
}
bool is_capital(char32_t c);  // ASCII, Latin-1, Latin Extended-A and Cyrillic capitals
bool is_wide_letter(char32_t c);
// ASCII letters and every code point above 0xBF that is not punctuation.
inline bool is_letter(char32_t c) {
    return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : is_wide_letter(c);
}
inline bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

// Marks that end a sentence with no blank behind them: 。！？ and their half-width forms, the danda, the
// Arabic ؟ and ۔.
inline bool ends_without_blank(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？' || c == U'．' || c == U'｡' || c == U'।' || c == U'॥' ||
           c == U'؟' || c == U'۔';
}

bool is_opening_quote(char32_t c);  // the directed ones, and straight marks (which may be either)
bool is_closing_quote(char32_t c);

// True when `word` is one of `list`.
inline bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Lower case of the ASCII letters; everything else as it is.
std::string to_lower(std::string_view text);

}  // namespace detente::ledger
