// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/page.h"

#include <algorithm>

#include "detente/base/sha256.h"
#include "detente/formats/html_page.h"
#include "detente/formats/html_prescan.h"

namespace detente {

namespace {

struct Line {
    std::size_t from = 0;
    std::size_t to = 0;
    int number = 0;
};

std::vector<Line> lines_of(std::string_view bytes) {
    std::vector<Line> lines;
    std::size_t start = 0;
    int number = 1;
    for (std::size_t i = 0; i <= bytes.size(); ++i) {
        if (i < bytes.size() && bytes[i] != '\n') continue;
        std::size_t end = i;
        if (end > start && bytes[end - 1] == '\r') --end;
        lines.push_back({start, end, number++});
        start = i + 1;
    }
    return lines;
}

// The trimmed part of a line; from == to when it is blank.
Line trimmed(std::string_view bytes, Line line) {
    const auto space = [&](std::size_t i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        return c == ' ' || (c >= 9 && c <= 13);
    };
    while (line.from < line.to && space(line.from)) ++line.from;
    while (line.to > line.from && space(line.to - 1)) --line.to;
    return line;
}

std::string folded_space(std::string_view text) {
    std::string result;
    bool pending = false;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u == ' ' || (u >= 9 && u <= 13)) {
            pending = !result.empty();
            continue;
        }
        if (pending) result += ' ';
        pending = false;
        result += c;
    }
    return result;
}

bool is_terminated(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        const auto c = static_cast<unsigned char>(text[end - 1]);
        if (c == '"' || c == '\'' || c == ')' || c == ']')
            --end;
        else if (end >= 3 && (text.substr(end - 3, 3) == "”" || text.substr(end - 3, 3) == "’"))
            end -= 3;
        else
            break;
    }
    if (end == 0) return false;
    const char last = text[end - 1];
    return last == '.' || last == '!' || last == '?' || last == ':' ||
           (end >= 3 && text.substr(end - 3, 3) == "…");
}

// Text wrapped by hand: most non-blank lines are 55 to 90 wide, unfinished, and followed by another non-blank
// line.
bool is_hard_wrapped(std::string_view bytes, const std::vector<Line>& lines) {
    int filled = 0;
    int wrapped = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line line = trimmed(bytes, lines[i]);
        if (line.from == line.to) continue;
        ++filled;
        const std::size_t width = line.to - line.from;
        const bool followed = i + 1 < lines.size() && [&] {
            const Line next = trimmed(bytes, lines[i + 1]);
            return next.from != next.to;
        }();
        if (width >= 55 && width <= 95 && followed && !is_terminated(bytes.substr(line.from, width)))
            ++wrapped;
    }
    return filled >= 4 && wrapped * 2 > filled;
}

void add_block(Page& page, std::string_view bytes, std::size_t from, std::size_t to, int line) {
    Block block;
    block.id = "b" + std::to_string(page.blocks.size() + 1);
    block.line = line;
    block.from = from;
    block.to = to;
    block.text = folded_space(bytes.substr(from, to - from));
    page.blocks.push_back(std::move(block));
}

Page read_text_page(std::string_view bytes) {
    Page page;
    page.media = "text";
    const std::vector<Line> lines = lines_of(bytes);
    const bool wrapped = is_hard_wrapped(bytes, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line line = trimmed(bytes, lines[i]);
        if (line.from == line.to) continue;
        std::size_t to = line.to;
        if (wrapped) {
            while (i + 1 < lines.size()) {
                const Line next = trimmed(bytes, lines[i + 1]);
                if (next.from == next.to) break;
                to = next.to;
                ++i;
            }
        }
        add_block(page, bytes, line.from, to, line.number);
    }
    return page;
}

// The first byte that is not part of well-formed UTF-8, or npos.
std::size_t first_broken_byte(std::string_view bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                                   : lead >= 0xE0 && lead < 0xF0 ? 3
                                   : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                 : 0;
        if (length == 0 || i + length > bytes.size()) return i;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80) return i;
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
            (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
            return i;
        i += length;
    }
    return std::string_view::npos;
}

// Whether the bytes are UTF-16, by their mark or because every second of the first, and only every second, is
// zero.
bool is_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    const std::size_t size = std::min<std::size_t>(bytes.size(), 64) & ~std::size_t{1};
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < size; ++i)
        if (bytes[i] == '\0') ++(i % 2 == 0 ? even : odd);
    return size >= 8 && std::max(even, odd) * 2 >= size * 3 / 4 && std::min(even, odd) * 8 <= size;
}

std::string byte_words(std::string_view bytes, std::size_t at) {
    constexpr char kDigits[] = "0123456789abcdef";
    const auto c = static_cast<unsigned char>(bytes[at]);
    return "byte " + std::to_string(at) + " is 0x" + kDigits[c >> 4] + kDigits[c & 15];
}

// A file's name for a shell.
std::string quoted_path(const std::string& path) {
    const bool plain = !path.empty() && path[0] != '-' && std::all_of(path.begin(), path.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '/' || c == '_' || c == '-';
    });
    if (plain) return path;
    std::string quoted = "'";
    for (const char c : path) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::string iconv_line(const char* from, const std::string& file) {
    return std::string("iconv -f ") + from + " -t UTF-8 " + quoted_path(file) + " > " +
           quoted_path(file + ".utf8");
}

Place place_of(std::string_view bytes, std::size_t at, const std::string& file) {
    const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const std::size_t start = bytes.substr(0, at).rfind('\n');
    return {file, static_cast<int>(line) + 1,
            static_cast<int>(start == std::string_view::npos ? at : at - start - 1) + 1};
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
    std::string head(bytes.substr(0, 8192));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::size_t start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string::npos) return false;
    // Words before the first tag, as a saved header: then only the page's own tag at the head of a line
    // tells.
    if (head[start] != '<')
        return head.find("\n<!doctype html") != std::string::npos ||
               head.find("\n<html") != std::string::npos;
    // A declaration or a comment, or a tag that pages begin with.
    if (head.compare(start, 2, "<!") == 0 || head.compare(start, 5, "<?xml") == 0) return true;
    for (const std::string_view mark :
         {"<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<p ", "<h1", "<section", "<title",
          "<meta", "<table", "<h2", "<style", "<script", "<link", "<span"})
        if (head.find(mark) != std::string::npos) return true;
    return false;
}

Result<Page> read_page(std::string_view bytes, const std::string& file) {
    if (bytes.size() > PageLimits::bytes)
        return make_error({file, 0, 0},
                          "the page has " + std::to_string(bytes.size()) + " bytes, more than the " +
                              std::to_string(PageLimits::bytes) + " that are read",
                          "save the article alone");
    if (is_utf16(bytes)) {
        // The first byte that no UTF-8 text has there: of the mark, else the first zero.
        const std::size_t at = bytes[0] == '\xFF' || bytes[0] == '\xFE' ? 0 : bytes.find('\0');
        return make_error(place_of(bytes, at, file),
                          "the page is in UTF-16, not in UTF-8: " + byte_words(bytes, at),
                          "convert it with: " + iconv_line("UTF-16", file));
    }
    if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos)
        return make_error(place_of(bytes, zero, file),
                          "the page is not text: byte " + std::to_string(zero) + " is zero",
                          "save the page as text or HTML");
    if (const std::size_t broken = first_broken_byte(bytes); broken != std::string_view::npos)
        return make_error(place_of(bytes, broken, file),
                          "the page is not UTF-8: " + byte_words(bytes, broken),
                          "convert it, for example with: " + iconv_line("WINDOWS-1252", file));
    const bool html = looks_like_html(bytes);
    Page page;
    if (html) {
        std::string tame(bytes);
        const HtmlPrescan prescan = prescan_html(tame);
        if (prescan.depth > PageLimits::open_tags)
            return make_error({file, 0, 0},
                              "the page nests " + std::to_string(prescan.depth) +
                                  " tags deep, more than the " + std::to_string(PageLimits::open_tags) +
                                  " that are read",
                              "save the article alone, or as plain text");
        if (prescan.walked > PageLimits::walked_tags)
            return make_error({file, 0, 0},
                              "the page has so many tags so deep that the parser would step over " +
                                  std::to_string(prescan.walked) + ", more than the " +
                                  std::to_string(PageLimits::walked_tags) + " that are read",
                              "save the article alone, or as plain text");
        if (prescan.reopened > PageLimits::reopened_tags)
            return make_error(
                {file, 0, 0},
                "the page leaves tags such as <b> open over so many blocks that they would be opened " +
                    std::to_string(prescan.reopened) + " times, more than the " +
                    std::to_string(PageLimits::reopened_tags) + " that are read",
                "save the article alone, or as plain text");
        Result<Page> read = read_html_page(tame, file);
        if (!read.ok()) return read;
        page = std::move(read).value();
    } else {
        page = read_text_page(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
        if (bytes.starts_with("\xEF\xBB\xBF"))
            for (Block& block : page.blocks) {
                block.from += 3;
                block.to += 3;
            }
    }
    page.file = file;
    page.sha256 = sha256(bytes);
    const bool letters = std::any_of(page.blocks.begin(), page.blocks.end(), [](const Block& block) {
        return std::any_of(block.text.begin(), block.text.end(), [](char c) {
            return std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) > 0xBF;
        });
    });
    if (!letters)
        return make_error({file, 0, 0}, "the page has no sentence in it",
                          "save the page with its text, not only its frame");
    return page;
}

Result<Page> read_page(const SourceText& source) {
    return read_page(source.bytes, source.path);
}

}  // namespace detente
