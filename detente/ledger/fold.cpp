// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/fold.h"

#include "detente/base/unicode.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

bool is_dropped(char32_t c) {
    return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0x034F || c == 0x180E;
}

// A full-width form of an ASCII character: the character; otherwise 0.
char full_width(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? static_cast<char>(c - 0xFF01 + '!') : '\0';
}

std::string_view plain_form(char32_t c) {
    switch (c) {
        case U'‘':
        case U'’':
        case U'‚':
        case U'‛':
        case U'ʼ':
        case U'ʻ':
        case U'ʹ':
        case U'′':
        case U'‵':
        case U'`':
        case U'´':
        case U'‹':
        case U'›':
        case U'❛':
        case U'❜':
        case U'❮':
        case U'❯':
        case U'＇':
        case U'׳':
            return "'";
        case U'“':
        case U'”':
        case U'„':
        case U'‟':
        case U'«':
        case U'»':
        case U'″':
        case U'‶':
        case U'ʺ':
        case U'❝':
        case U'❞':
        case U'〝':
        case U'〞':
        case U'〟':
        case U'「':
        case U'」':
        case U'『':
        case U'』':
        case U'﹁':
        case U'﹂':
        case U'﹃':
        case U'﹄':
        case U'｢':
        case U'｣':
        case U'⹂':
        case U'＂':
        case U'״':
            return "\"";
        case U'‐':
        case U'‑':
        case U'‒':
        case U'–':
        case U'—':
        case U'―':
        case U'−':
        case U'﹘':
        case U'﹣':
        case U'－':
        case U'⁃':
        case U'⸺':
        case U'⸻':
            return "-";
        case U'…':
            return "...";
        case 0xFB00:
            return "ff";
        case 0xFB01:
            return "fi";
        case 0xFB02:
            return "fl";
        case 0xFB03:
            return "ffi";
        case 0xFB04:
            return "ffl";
        case 0xFB05:
            return "st";
        case 0xFB06:
            return "st";
        default:
            return {};
    }
}

// A dash that separates clauses rather than joining a word: the space round it is typography.
bool is_dash(char32_t c) {
    return c == U'–' || c == U'—' || c == U'―' || c == U'−' || c == U'‒' || c == U'﹘' || c == U'⸺' ||
           c == U'⸻';
}

Folded fold_once(std::string_view text) {
    Folded folded;
    folded.text.reserve(text.size());
    folded.origin.reserve(text.size() + 1);
    const auto put = [&](std::string_view part, std::size_t from) {
        for (const char c : part) {
            folded.text += c;
            folded.origin.push_back(from);
        }
    };
    bool swallow_space = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t from = at;
        const char32_t c = next_code_point(text, at);
        if (is_dropped(c)) continue;
        if (is_space(c)) {
            if (!swallow_space && !folded.text.empty() && folded.text.back() != ' ') put(" ", from);
            continue;
        }
        // "--", " - " and every long dash become one hyphen without space.
        const bool doubled = c == '-' && at < text.size() && text[at] == '-';
        const bool spaced = c == '-' && !folded.text.empty() && folded.text.back() == ' ' &&
                            at < text.size() && is_space(static_cast<unsigned char>(text[at]));
        // "−5", "–5": the sign of a number.
        const bool sign = (c == U'−' || c == U'–') && at < text.size() &&
                          is_digit(static_cast<unsigned char>(text[at])) &&
                          (folded.text.empty() || folded.text.back() == ' ' || folded.text.back() == '(');
        if (!sign && (is_dash(c) || doubled || spaced)) {
            if (doubled) ++at;
            while (!folded.text.empty() && folded.text.back() == ' ') {
                folded.text.pop_back();
                folded.origin.pop_back();
            }
            // A run of dashes says no more than one.
            if (folded.text.empty() || folded.text.back() != '-') put("-", from);
            swallow_space = true;
            continue;
        }
        // A second hyphen makes a dash of the first, whatever invisible marks stand between them.
        if ((c == '-' || c == U'‐' || c == U'‑') && !folded.text.empty() && folded.text.back() == '-') {
            swallow_space = true;
            continue;
        }
        swallow_space = false;
        // ". . ." is an ellipsis, and so is a longer row.
        if (c == '.' && text.substr(from, 5) == ". . .") {
            put("...", from);
            at = from + 5;
            while (text.substr(at, 2) == " .") at += 2;
            continue;
        }
        if (const std::string_view plain = plain_form(c); !plain.empty())
            put(plain, from);
        else if (const char ascii = full_width(c))
            put(std::string_view(&ascii, 1), from);
        else
            put(text.substr(from, at - from), from);
    }
    while (!folded.text.empty() && folded.text.back() == ' ') {
        folded.text.pop_back();
        folded.origin.pop_back();
    }
    folded.origin.push_back(text.size());
    return folded;
}

}  // namespace

Folded fold(std::string_view text) {
    // Composed and decomposed letters are one ("é"); the places stay those of the text as it is written.
    if (!unicode::is_normal_form_c(text)) {
        std::vector<std::size_t> places;
        const std::string composed = unicode::normal_form_c(text, &places);
        if (composed != text) {
            Folded folded = fold(composed);
            for (std::size_t& origin : folded.origin) origin = places[origin];
            return folded;
        }
    }
    // What one pass makes plain may meet its neighbour anew (" - " with an invisible mark in it), so the
    // passes go on until nothing changes; each shortens the text or is the last.
    Folded folded = fold_once(text);
    if (folded.text == text) return folded;
    for (;;) {
        Folded again = fold_once(folded.text);
        if (again.text == folded.text) return folded;
        for (std::size_t& origin : again.origin) origin = folded.origin[origin];
        folded = std::move(again);
    }
}

}  // namespace detente::ledger
