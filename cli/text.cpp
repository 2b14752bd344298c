// SPDX-License-Identifier: Apache-2.0
#include "cli/text.h"

#include <algorithm>
#include <cstdint>

namespace detente::cli {

namespace {

// One character of UTF-8: its code point and length in bytes. A byte that starts none is code point -1,
// length 1.
struct Character {
    std::int32_t code = -1;
    std::size_t length = 1;
};

Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    if (first < 0x80) return {static_cast<std::int32_t>(first), 1};
    const std::size_t length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || first >= 0xF5 || at + length > text.size()) return {};
    std::int32_t code = static_cast<std::int32_t>(first & (0x7Fu >> length));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0u) != 0x80u) return {};
        code = code * 64 + static_cast<std::int32_t>(byte(at + i) & 0x3Fu);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
    return {code, length};
}

bool combines(std::int32_t code) {
    return (code >= 0x300 && code < 0x370) || (code >= 0x200B && code < 0x2010) ||
           (code >= 0xFE00 && code < 0xFE10);
}

bool is_wide(std::int32_t code) {
    return (code >= 0x1100 && code < 0x1160) || (code >= 0x2E80 && code < 0xA4D0) ||
           (code >= 0xAC00 && code < 0xD7A4) || (code >= 0xF900 && code < 0xFB00) ||
           (code >= 0xFE30 && code < 0xFE70) || (code >= 0xFF00 && code < 0xFF61) ||
           (code >= 0x1F300 && code < 0x1F650) || (code >= 0x20000 && code < 0x40000);
}

int width_of(std::int32_t code) {
    return combines(code) ? 0 : is_wide(code) ? 2 : 1;
}

// Bidirectional controls can make a line read as something that it does not say.
bool is_control(std::int32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

// Where the first `width` columns of the text end (at least one character).
std::size_t cut(std::string_view text, int width) {
    std::size_t at = 0;
    int columns = 0;
    while (at < text.size()) {
        const Character next = character_at(text, at);
        columns += width_of(next.code);
        if (columns > width && at > 0) break;
        at += next.length;
    }
    return at;
}

}  // namespace

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character next = character_at(text, at);
        width += width_of(next.code);
        at += next.length;
    }
    return width;
}

std::string plain(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character next = character_at(text, at);
        if (next.code == '\n' || next.code == '\t' || next.code == '\r')
            result += ' ';
        else if (is_control(next.code))
            result += '?';
        else
            result += text.substr(at, next.length);
        at += next.length;
    }
    return result;
}

std::vector<std::string> wrap(std::string_view text, int width) {
    width = std::max(width, 1);
    std::vector<std::string> lines(1);
    int used = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = text.find_first_not_of(' ', at);
        if (start == std::string_view::npos) break;
        const std::size_t end = std::min(text.find(' ', start), text.size());
        std::string_view word = text.substr(start, end - start);
        at = end;
        const int needed = display_width(word);
        if (used > 0 && used + 1 + needed <= width) {
            lines.back() += ' ';
            ++used;
        } else if (used > 0) {
            lines.emplace_back();
            used = 0;
        }
        while (used == 0 && display_width(word) > width) {
            const std::size_t length = cut(word, width);
            lines.back() = word.substr(0, length);
            word.remove_prefix(length);
            lines.emplace_back();
        }
        lines.back() += word;
        used += display_width(word);
    }
    return lines;
}

std::string paragraph(std::string_view text, int width, std::string_view first, std::string_view rest) {
    const int indent = std::max(display_width(first), display_width(rest));
    std::string result;
    std::string_view before = first;
    for (const std::string& line : wrap(text, std::max(width - indent, 20))) {
        result += before;
        result += line;
        result += '\n';
        before = rest;
    }
    return result;
}

std::string painted(std::string_view text, Style style, bool color) {
    if (!color || text.empty()) return std::string(text);
    const char* start = "";
    switch (style) {
        case Style::normal:
            return std::string(text);
        case Style::heading:
            start = "\x1b[1m";
            break;
        case Style::good:
            start = "\x1b[32m";
            break;
        case Style::bad:
            start = "\x1b[31m";
            break;
        case Style::open:
            start = "\x1b[33m";
            break;
        case Style::faint:
            start = "\x1b[2m";
            break;
    }
    return start + std::string(text) + "\x1b[0m";
}

}  // namespace detente::cli
