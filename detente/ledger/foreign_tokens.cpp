// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/foreign_tokens.h"

#include "detente/ledger/internal/foreign_cues.h"
#include "detente/ledger/internal/foreign_lexicons.h"

namespace detente::ledger {

namespace {

// Cyrillic and accented capitals are made lower before they are compared.
char32_t lowered(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    // Latin Extended-A: capital and small letters side by side.
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
    if (c >= 0x100 && c <= 0x177 && c != 0x130 && c != 0x131) return c % 2 == 0 ? c + 1 : c;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x391 && c <= 0x3A9) return c + 32;
    if (c == U'Đ') return U'đ';
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    return c;
}

void append(std::string& text, char32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

// The marks of other scripts are read as those of Latin.
std::string_view plain_mark(std::string_view mark) {
    if (is_any(mark, {"،", "，", "、"})) return ",";
    if (mark == "؛") return ";";
    if (is_any(mark, {"।", "॥", "۔"})) return ".";
    if (mark == "؟") return "?";
    return mark;
}

}  // namespace

std::string lower_text(std::string_view text) {
    std::string lower;
    for (std::size_t at = 0; at < text.size();) append(lower, lowered(next_code_point(text, at)));
    return lower;
}

// A word of a list; "*medi" stands for every word that ends so, "dis*" for every one that begins so.
bool in_list(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto space = list.find(' ');
        std::string_view one = list.substr(0, space);
        if (one == word) return true;
        if (one.size() > 1 && one.front() == '*' && word.size() > one.size() && word.ends_with(one.substr(1)))
            return true;
        if (one.size() > 1 && one.back() == '*' && word.starts_with(one.substr(0, one.size() - 1)))
            return true;
        list = space == std::string_view::npos ? std::string_view{} : list.substr(space + 1);
    }
    return false;
}

// Words, with the elided article or particle of French and Italian ("n'est", "qu'il") as a word of its own.
std::vector<ForeignToken> foreign_tokens(std::string_view text) {
    std::vector<ForeignToken> tokens;
    for (const Word& word : words_of(text)) {
        ForeignToken token{{word.from, word.to}, lower_text(word.text), word.is_mark};
        if (word.is_mark) token.lower = plain_mark(token.lower);
        const std::size_t apostrophe = token.lower.find('\'');
        if (!word.is_mark && apostrophe != std::string::npos && apostrophe <= 2 && word.to - word.from > 3) {
            ForeignToken head = token;
            head.lower = token.lower.substr(0, apostrophe + 1);
            std::size_t at = word.from;
            while (at < word.to && text[at] != '\'' && static_cast<unsigned char>(text[at]) < 0x80) ++at;
            head.span.to = at;
            tokens.push_back(head);
            token.lower = token.lower.substr(apostrophe + 1);
            token.span.from = at;
        }
        // "ولم", "فلن": the particle in Arabic that means "and" is written with the word.
        if (!word.is_mark && (token.lower.starts_with("و") || token.lower.starts_with("ف")) &&
            token.lower.size() > 4) {
            const std::string rest = token.lower.substr(2);
            const ForeignLexicon* arabic = foreign_lexicon(Language::arabic);
            if (in_list(arabic->negations, rest) || in_list(arabic->denials, rest) ||
                in_list(arabic->conditions, rest))
                token.lower = rest;
        }
        tokens.push_back(std::move(token));
    }
    return tokens;
}

// How many tokens from `at` on are the words of `sequence`; 0 where they are not.
std::size_t follows_sequence(const std::vector<ForeignToken>& tokens, std::size_t at,
                             std::string_view sequence) {
    std::size_t count = 0;
    while (!sequence.empty()) {
        const auto blank = sequence.find(' ');
        if (at + count >= tokens.size() || tokens[at + count].lower != sequence.substr(0, blank)) return 0;
        ++count;
        sequence = blank == std::string_view::npos ? std::string_view{} : sequence.substr(blank + 1);
    }
    return count;
}

}  // namespace detente::ledger
