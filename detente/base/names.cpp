// SPDX-License-Identifier: Apache-2.0
#include "detente/base/names.h"

#include <cstdio>

#include "detente/base/unicode.h"
#include "detente/base/utf8.h"

namespace detente {

namespace {

constexpr char32_t kNonJoiner = 0x200C, kJoiner = 0x200D;

std::string holds(char32_t c, const char* what) {
    char text[40];
    std::snprintf(text, sizeof text, "holds U+%04X, ", static_cast<unsigned>(c));
    return text + std::string(what);
}

bool joins(char32_t c) {
    using unicode::Script;
    if (unicode::is_symbol(c)) return true;
    const Script script = unicode::script(c);
    return (unicode::is_letter(c) || unicode::is_mark(c)) && script != Script::latin &&
           script != Script::greek && script != Script::cyrillic && script != Script::common;
}

// Shows nothing, and is no format character.
bool is_filler(char32_t c) {
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164 ||
           c == 0xFFA0;
}

bool is_noncharacter(char32_t c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

}  // namespace

std::string fault_of_name(std::string_view name) {
    // Longer ones were made by accident, and every view would have to break them.
    constexpr std::size_t longest = 1'000;
    if (name.size() > longest)
        return "has " + std::to_string(name.size()) + " bytes, more than the " + std::to_string(longest) +
               " of a name";
    char32_t before = 0;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_character(name, at);
        if (c < 0x7F && c >= 0x20) {
            before = c;
            continue;
        }
        if (c >= kLoneByte) return "holds a byte that is not UTF-8";
        if (unicode::is_control(c)) return holds(c, "a control character");
        if (unicode::is_bidi_control(c)) return holds(c, "a direction mark, which does not show");
        if (unicode::is_space(c)) return holds(c, "a blank that is not the ordinary one");
        if (c == kNonJoiner || c == kJoiner) {
            std::size_t next = at;
            const char32_t after = next < name.size() ? next_character(name, next) : 0;
            // An emoji may have a variation selector before its joiner.
            if ((joins(before) || (before >= 0xFE00 && before <= 0xFE0F)) && joins(after)) continue;
            return holds(c, "an invisible character");
        }
        if (unicode::is_format(c) || is_filler(c)) return holds(c, "an invisible character");
        if (is_noncharacter(c)) return holds(c, "which is no character");
        before = c;
    }
    return {};
}

std::string as_name(std::string_view text) {
    return unicode::is_normal_form_c(text) ? std::string(text) : unicode::normal_form_c(text);
}

}  // namespace detente
