// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/words.h"

#include <algorithm>
#include <array>

namespace detente::ledger {

char32_t next_wide_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 1 || at + length > text.size()) {
        ++at;
        return lead;
    }
    char32_t c = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            ++at;
            return lead;
        }
        c = (c << 6) | (byte(at + i) & 0x3Fu);
    }
    at += length;
    return c;
}

bool is_wide_space(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_capital(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
    if (c >= 0x100 && c <= 0x17F) return (c % 2 == 0) != (c >= 0x139 && c <= 0x148);
    return c >= 0x400 && c <= 0x42F;
}

// Soft hyphens and zero-width marks: inside a word, and no part of it.
bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_wide_letter(char32_t c) {
    if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
    return !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F);
}

bool is_opening_quote(char32_t c) {
    return c == U'“' || c == U'‘' || c == U'«' || c == U'„' || c == '"' || c == '\'';
}

bool is_closing_quote(char32_t c) {
    return c == U'”' || c == U'’' || c == U'»' || c == '"' || c == '\'';
}

namespace {

void lower_in_place(std::string& text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
}

}  // namespace

std::string to_lower(std::string_view text) {
    std::string result(text);
    lower_in_place(result);
    return result;
}

namespace {

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == U'’' || c == U'ʼ';
}

// Titles and their like keep the full stop that they are written with.
bool keeps_full_stop(std::string_view lower) {
    static constexpr std::array<std::string_view, 46> kKept{
        "mr",   "mrs", "ms",  "dr",  "prof", "sen",  "rep",  "gov", "gen", "lt", "col", "maj",
        "capt", "sgt", "adm", "del", "amb",  "supt", "atty", "rev", "hon", "st", "mt",  "vs",
        "cf",   "no",  "art", "sec", "inc",  "co",   "corp", "ltd", "jr",  "sr", "jan", "feb",
        "mar",  "apr", "jun", "jul", "aug",  "sep",  "sept", "oct", "nov", "dec"};
    return std::find(kKept.begin(), kKept.end(), lower) != kKept.end();
}

// The word as written, its apostrophes and hyphens the plain ones, marks without width left out; a mark of
// punctuation stays as it is.
void write_straight(std::string_view written, Word& word) {
    const bool plain = std::all_of(written.begin(), written.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (plain || word.is_mark) {
        word.text = written;
        if (word.lower.size() != written.size()) word.lower = to_lower(written);
        return;
    } else {
        for (std::size_t i = 0; i < written.size();) {
            const std::size_t start = i;
            const char32_t c = next_code_point(written, i);
            if (is_invisible(c)) continue;
            if (is_apostrophe(c))
                word.text += '\'';
            else if (c == U'‐' || c == U'‑')
                word.text += '-';
            else
                word.text += written.substr(start, i - start);
        }
    }
    word.lower = to_lower(word.text);
}

// An apostrophe, a space and a letter: "the crews' union".
bool owns_what_follows(std::string_view text, std::size_t at) {
    if (at >= text.size() || !is_apostrophe(next_code_point(text, at))) return false;
    if (at + 1 >= text.size() || text[at] != ' ') return false;
    ++at;
    return is_letter(next_code_point(text, at));
}

}  // namespace

namespace {

// Where a word or mark lies, and what its first character is.
struct Piece {
    std::size_t from = 0, to = 0;
    bool is_mark = false, capital = false, number = false;
};

// Calls take(piece, lower) for every word and mark; lower is empty for a mark and the bytes of the word without its last
// apostrophe or full stop in lower case otherwise, and may be taken away.
template <class Take>
void each_piece(std::string_view text, Take&& take) {
    std::size_t at = 0;
    bool single_open = false;  // inside single quotation marks an apostrophe behind an s may close them
    std::string lower;
    while (at < text.size()) {
        Piece piece;
        piece.from = at;
        lower.clear();
        const char32_t first = next_code_point(text, at);
        if (is_space(first)) continue;
        if (!is_letter(first) && !is_digit(first)) {
            piece.is_mark = true;
            if (first == U'‘' || (first == '\'' && !single_open && at < text.size() && text[at] != ' '))
                single_open = true;
            else if (is_apostrophe(first))
                single_open = false;
        } else {
            piece.capital = is_capital(first);
            piece.number = is_digit(first);
            // Take letters and digits, and a joining mark where a letter or digit follows it.
            for (;;) {
                std::size_t ahead = at;
                if (ahead >= text.size()) break;
                const char32_t c = next_code_point(text, ahead);
                if (is_letter(c) || is_digit(c) || is_invisible(c)) {
                    at = ahead;
                    continue;
                }
                const bool joins =
                    is_apostrophe(c) || c == '-' || c == U'‐' || c == U'‑' || c == '.' || c == ',';
                if (!joins || ahead >= text.size()) break;
                std::size_t beyond = ahead;
                const char32_t after = next_code_point(text, beyond);
                const bool between_digits = piece.number && is_digit(after);
                if ((c == ',' && !between_digits) ||
                    (c == '.' && !between_digits && at - piece.from != 1 && text[at - 2] != '.'))
                    break;
                if (!is_letter(after) && !is_digit(after)) break;
                at = beyond;
            }
            // A full stop after "U.S", "H" or "Dr" is part of the word; so is the apostrophe of "allies'".
            lower.assign(text.substr(piece.from, at - piece.from));
            lower_in_place(lower);
            if (at < text.size() && text[at] == '.') {
                const bool initial = lower.size() == 1 && piece.capital;
                const bool dotted = lower.size() >= 3 && lower[lower.size() - 2] == '.' && !piece.number;
                if (initial || dotted || keeps_full_stop(lower)) ++at;
            }
            if (lower.size() > 2 && lower.back() == 's' && !single_open && owns_what_follows(text, at))
                next_code_point(text, at);
        }
        piece.to = at;
        take(piece, lower);
    }
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    words.reserve(text.size() / 5 + 1);
    each_piece(text, [&](const Piece& piece, std::string& lower) {
        Word& word = words.emplace_back();
        word.from = piece.from;
        word.to = piece.to;
        word.is_mark = piece.is_mark;
        word.capital = piece.capital;
        word.number = piece.number;
        word.lower.swap(lower);
        write_straight(text.substr(piece.from, piece.to - piece.from), word);
    });
    return words;
}

int word_count(std::string_view text) {
    int words = 0;
    each_piece(text, [&](const Piece& piece, const std::string&) { words += piece.is_mark ? 0 : 1; });
    return words;
}

}  // namespace detente::ledger
