// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/word_insides.h"

#include <string>
#include <string_view>

#include "detente/base/unicode.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

// Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan: no blank parts their words.
bool is_without_blanks(char32_t c) {
    if (c < 0x0E00) return false;
    if (c == 0x3005 || c == 0x3007 || c == 0x30FC || c == 0xFF70) return true;
    switch (unicode::script(c)) {
        case unicode::Script::han:
        case unicode::Script::hiragana:
        case unicode::Script::katakana:
        case unicode::Script::thai:
        case unicode::Script::lao:
        case unicode::Script::khmer:
        case unicode::Script::myanmar:
        case unicode::Script::tibetan:
            return true;
        default:
            return false;
    }
}

bool is_word(char32_t c) {
    if (c < 0x80) return is_digit(c) || is_letter(c);
    return unicode::is_letter(c) || unicode::is_number(c) || unicode::is_mark(c);
}

// Korean writes its particles with the word before them: "항구가 열렸다고 말했다" holds "항구가 열렸다". Whether the
// word's rest, up to its last letter, is such a particle.
bool is_korean_particle(std::u32string_view rest) {
    static constexpr std::u32string_view kParticles[] = {
        U"고",   U"라고", U"이라고", U"며",   U"면서",   U"는",   U"라는", U"은",   U"이",
        U"가",   U"을",   U"를",     U"에",   U"의",     U"도",   U"로",   U"으로", U"와",
        U"과",   U"에서", U"부터",   U"까지", U"에게",   U"께서", U"만",   U"이며", U"에는",
        U"에도", U"이나", U"마다",   U"보다", U"에서는", U"지만"};
    for (const std::u32string_view one : kParticles)
        if (rest == one) return true;
    return false;
}

bool is_hangul(char32_t c) {
    return c >= 0xAC00 && c <= 0xD7A3;
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
            goes_on = (c >= 0x80 && unicode::is_mark(c)) ||
                      (is_word(before) && is_word(c) && !is_without_blanks(before) && !is_without_blanks(c));
            if (goes_on && is_hangul(before) && is_hangul(c)) {
                std::u32string rest;
                for (std::size_t k = i;
                     k < characters.size() && is_word(characters[k].code) && rest.size() < 4; ++k)
                    rest += characters[k].code;
                goes_on = !is_korean_particle(rest);
            }
            goes_on = goes_on || joins(i) || joins(i - 1) || leads_number(i - 1);
        }
        inside[characters[i].at] = goes_on ? 1 : 0;
    }
    inside[text.size()] = 0;
    return inside;
}

}  // namespace detente::ledger
