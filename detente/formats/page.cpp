// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/page.h"

#include <algorithm>
#include <optional>

#include "detente/base/sha256.h"
#include "detente/formats/internal/decode.h"
#include "detente/formats/internal/html_page.h"
#include "detente/formats/internal/html_prescan.h"
#include "detente/formats/internal/mhtml.h"

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

// A page whose bytes are UTF-8 without a mark.
Result<Page> read_decoded_page(std::string_view bytes, const std::string& file) {
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
        if (prescan.tags > PageLimits::tags)
            return make_error({file, 0, 0},
                              "the page has " + std::to_string(prescan.tags) + " tags, more than the " +
                                  std::to_string(PageLimits::tags) + " that are read",
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
        page = read_text_page(bytes);
    }
    if (page.blocks.size() > PageLimits::blocks)
        return make_error({file, 0, 0},
                          "the page has " + std::to_string(page.blocks.size()) + " lines, more than the " +
                              std::to_string(PageLimits::blocks) + " that are read",
                          "save the article alone");
    page.file = file;
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

// UTF-8 with the replacement character for each byte that is part of no other.
std::string with_replacements(std::string_view bytes, std::size_t& broken) {
    std::string text;
    while (!bytes.empty()) {
        const std::size_t at = first_not_utf8(bytes);
        text += bytes.substr(0, at);
        if (at == std::string_view::npos) break;
        text += "\xEF\xBF\xBD";
        ++broken;
        bytes.remove_prefix(at + 1);
    }
    return text;
}

// The page inside a message; lines count in the file where nothing was unfolded before them.
Result<Page> read_saved_page(const MhtmlPage& saved, const std::string& file) {
    std::string html = saved.html;
    if (!saved.charset.empty() && html.find("charset") == std::string::npos)
        html = "<meta charset=\"" + saved.charset + "\">" + html;
    const Result<Decoded> decoded = decode_page(html, file);
    if (!decoded) return decoded.errors();
    Result<Page> page = read_decoded_page(decoded->text, file);
    if (!page) return page;
    if (page->url.empty()) page->url = saved.url;
    page->notices.push_back("the page is the first of a saved message: lines and places count inside it");
    return page;
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
    const std::string_view form = unicode_form(bytes);
    if (const std::size_t zero = bytes.find('\0');
        zero != std::string_view::npos && !form.starts_with("utf-16") && !form.starts_with("utf-32"))
        return make_error(place_at(bytes, zero, file),
                          "the page is not text: byte " + std::to_string(zero) + " is zero",
                          "save the page as text or HTML");
    if (const std::optional<MhtmlPage> saved = read_mhtml(bytes)) {
        Result<Page> page = read_saved_page(*saved, file);
        if (page) page->sha256 = sha256(bytes);
        return page;
    }
    Result<Decoded> decoded = decode_page(bytes, file);
    std::string repaired;
    if (!decoded && form.empty()) {
        // A page that says it is UTF-8 and has a broken byte here and there is read without these.
        std::size_t broken = 0;
        repaired = with_replacements(bytes, broken);
        if (broken * 200 > bytes.size()) return decoded.errors();
        decoded = Decoded{repaired, "utf-8", false, 0};
    }
    if (!decoded) return decoded.errors();
    Result<Page> page = read_decoded_page(decoded->text, file);
    if (!page) return page;
    page->sha256 = sha256(bytes);
    if (!repaired.empty())
        page->notices.push_back(
            "some bytes of the page are no characters of its encoding: the mark \xEF\xBF\xBD stands for "
            "each");
    // Places count in the file, so past a mark that was taken off its front.
    for (Block& block : page->blocks) {
        block.from += decoded->mark_bytes;
        block.to += decoded->mark_bytes;
    }
    const std::string where = "; places count in its UTF-8 form";
    if (decoded->assumed)
        page->notices.push_back(
            "the page is not UTF-8 and does not say what it is: it was read as windows-1252" + where);
    else if (decoded->encoding != "utf-8")
        page->notices.push_back("the page was read as " + decoded->encoding + ", as it says" + where);
    return page;
}

Result<Page> read_page(const SourceText& source) {
    return read_page(source.bytes, source.path);
}

}  // namespace detente
