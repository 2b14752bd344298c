// SPDX-License-Identifier: Apache-2.0
#include "detente/base/text.h"

#include <algorithm>

#include "detente/base/unicode.h"
#include "detente/base/utf8.h"

namespace detente::text {

namespace {

// Breaks of lines, pages and paragraphs, and tabs.
bool breaks(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_unsafe(char32_t c) {
    return c >= kLoneByte || unicode::is_control(c) || unicode::is_bidi_control(c);
}

int columns_of(char32_t c) {
    return c < 0x7F ? 1 : unicode::columns(c);
}

}  // namespace

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) width += columns_of(next_character(text, at));
    return width;
}

std::string plain(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (breaks(c))
            result += ' ';
        else if (is_unsafe(c))
            result += '?';
        else
            append_character(result, c);
    }
    return result;
}

bool is_plain(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (breaks(c) || is_unsafe(c)) return false;
    }
    return true;
}

std::string_view cut(std::string_view text, int width) {
    std::size_t end = 0;
    for (int columns = 0; end < text.size();) {
        std::size_t next = end;
        columns += columns_of(next_character(text, next));
        if (columns > width && end > 0) break;
        end = next;
    }
    return text.substr(0, end);
}

std::string shortened(std::string_view text, int width) {
    if (display_width(text) <= width) return std::string(text);
    return std::string(cut(text, width - 1)) + "…";
}

std::vector<std::string> wrap(std::string_view text, int width, int first_width, LongWords long_words) {
    const int later = std::max(width, 1);
    int room = first_width > 0 ? first_width : later;
    std::vector<std::string> lines(1);
    int used = 0;
    const auto next_line = [&] {
        lines.emplace_back();
        used = 0;
        room = later;
    };
    char mark = 0;  // the quotation mark that is open
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = text.find_first_not_of(' ', at);
        if (start == std::string_view::npos) break;
        const std::size_t end = std::min(text.find(' ', start), text.size());
        std::string_view word = text.substr(start, end - start);
        // Several blanks count in a name in quotes, which is to be typed as it is printed.
        const std::size_t gap = mark != 0 ? start - at : 1;
        at = end;
        for (const char c : word)
            if (mark == 0 ? c == '"' || c == '`' : c == mark) mark = mark == 0 ? c : '\0';
        int left = display_width(word);
        if (used > 0 && used + static_cast<int>(gap) + left <= room) {
            lines.back().append(gap, ' ');
            used += static_cast<int>(gap);
        } else if (used > 0) {
            next_line();
        }
        while (long_words == LongWords::broken && used == 0 && left > room) {
            const std::string_view piece = cut(word, room);
            left -= display_width(piece);
            lines.back() += piece;  // a mark of no width may stand there already
            word.remove_prefix(piece.size());
            next_line();
        }
        lines.back() += word;
        used += left;
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

}  // namespace detente::text
