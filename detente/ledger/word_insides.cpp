// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/word_insides.h"

#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

struct Range {
    char32_t from;
    char32_t to;
};

template <std::size_t N>
bool in_ranges(char32_t c, const Range (&ranges)[N]) {
    for (const Range& range : ranges)
        if (c >= range.from && c <= range.to) return true;
    return false;
}

// Marks that stand on the letter before them.
bool is_combining(char32_t c) {
    static constexpr Range kRanges[] = {
        {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05C7}, {0x0610, 0x061A},
        {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x0900, 0x0903}, {0x093A, 0x093C},
        {0x093E, 0x094F}, {0x0951, 0x0957}, {0x0962, 0x0963}, {0x0981, 0x0983}, {0x09BC, 0x09CD},
        {0x0A01, 0x0A03}, {0x0A3C, 0x0A4D}, {0x0B01, 0x0B03}, {0x0BBE, 0x0BCD}, {0x0C3E, 0x0C4D},
        {0x0CBE, 0x0CCD}, {0x0D3E, 0x0D4D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},
        {0x0EB1, 0x0EBC}, {0x102B, 0x103E}, {0x17B4, 0x17D3}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
        {0x20D0, 0x20FF}, {0x302A, 0x302F}, {0x3099, 0x309A}, {0xFE20, 0xFE2F}};
    return c >= 0x0300 && in_ranges(c, kRanges);
}

// Chinese, Japanese, Thai, Lao, Khmer, Burmese: no blank parts their words.
bool is_without_blanks(char32_t c) {
    static constexpr Range kRanges[] = {{0x0E00, 0x0EFF}, {0x1000, 0x109F},  {0x1780, 0x17FF},
                                        {0x3005, 0x3007}, {0x3040, 0x30FF},  {0x31F0, 0x31FF},
                                        {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},  {0xF900, 0xFAFF},
                                        {0xFF66, 0xFF9F}, {0x20000, 0x3FFFF}};
    return c >= 0x0E00 && in_ranges(c, kRanges);
}

// Punctuation and symbols beyond ASCII and Latin-1 that words.h takes for letters.
bool is_other_mark(char32_t c) {
    static constexpr Range kRanges[] = {
        {0x055A, 0x055F}, {0x0589, 0x058A}, {0x05BE, 0x05BE}, {0x05C0, 0x05C0}, {0x05C3, 0x05C3},
        {0x0609, 0x060D}, {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4}, {0x0964, 0x0965},
        {0x0970, 0x0970}, {0x0E4F, 0x0E4F}, {0x0E5A, 0x0E5B}, {0x104A, 0x104F}, {0x17D4, 0x17DA},
        {0x1361, 0x1368}, {0x30FB, 0x30FB}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF0F},
        {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFEF}, {0x1F000, 0x1FAFF}};
    return c >= 0x055A && in_ranges(c, kRanges);
}

bool is_word(char32_t c) {
    return is_digit(c) || is_combining(c) || (is_letter(c) && !is_other_mark(c));
}

struct Character {
    char32_t code = 0;
    std::size_t at = 0;  // byte of the folded text
};

}  // namespace

std::vector<char> word_insides(const Folded& folded, std::string_view original) {
    const std::string_view text = folded.text;
    std::vector<char> inside(text.size() + 1, 1);
    std::vector<Character> characters;
    characters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        characters.push_back({next_code_point(text, at), from});
    }
    // A hyphen that joins: on the page one stroke with no space beside it, or any stroke between digits.
    const auto hyphen_joins = [&](std::size_t i) {
        const std::size_t from = folded.origin[characters[i].at];
        std::size_t end = from;
        const char32_t written = next_code_point(original, end);
        const bool spaced = (from > 0 && static_cast<unsigned char>(original[from - 1]) <= ' ') ||
                            (end < original.size() && static_cast<unsigned char>(original[end]) <= ' ');
        if (spaced) return false;
        const bool digits = i > 0 && i + 1 < characters.size() && is_digit(characters[i - 1].code) &&
                            is_digit(characters[i + 1].code);
        const bool single = end >= original.size() || original[end] != '-';
        return ((written == '-' || written == U'‐' || written == U'‑') && single) || digits;
    };
    const auto word_at = [&](std::size_t i) { return i < characters.size() && is_word(characters[i].code); };
    const auto digit_at = [&](std::size_t i) {
        return i < characters.size() && is_digit(characters[i].code);
    };
    // A mark that joins what stands on both sides of it.
    const auto joins = [&](std::size_t i) {
        const char32_t c = characters[i].code;
        const bool between_words = i > 0 && word_at(i - 1) && word_at(i + 1);
        const bool between_digits = i > 0 && digit_at(i - 1) && digit_at(i + 1);
        if (c == '\'') return between_words;
        if (c == '-') return between_words && hyphen_joins(i);
        if (c == '.' || c == ',' || c == ':' || c == '/') return between_digits;
        return false;
    };
    // A sign or a point at the head of a number.
    const auto leads_number = [&](std::size_t i) {
        const char32_t c = characters[i].code;
        if (!digit_at(i + 1)) return false;
        if (c == '.') return i == 0 || !word_at(i - 1);
        if (c != '-') return false;
        const std::size_t from = folded.origin[characters[i].at];
        std::size_t end = from;
        const char32_t written = next_code_point(original, end);
        if (end >= original.size() || original[end] <= ' ') return false;
        if (written == U'−') return true;
        return written == '-' && (from == 0 || original[from - 1] == ' ' || original[from - 1] == '(' ||
                                  original[from - 1] == '\n');
    };
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i].code;
        bool goes_on = false;
        if (i > 0) {
            const char32_t before = characters[i - 1].code;
            goes_on = is_combining(c) ||
                      (is_word(before) && is_word(c) && !is_without_blanks(before) && !is_without_blanks(c));
            goes_on = goes_on || joins(i) || joins(i - 1) || leads_number(i - 1);
        }
        inside[characters[i].at] = goes_on ? 1 : 0;
    }
    inside[text.size()] = 0;
    return inside;
}

}  // namespace detente::ledger
