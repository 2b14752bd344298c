// SPDX-License-Identifier: Apache-2.0
#include "web/engine/text_edits.h"

#include <vector>

namespace detente::page {

namespace {

std::vector<std::string_view> lines_of(const std::string& text) {
    std::vector<std::string_view> lines;
    std::size_t from = 0;
    while (from < text.size()) {
        std::size_t to = text.find('\n', from);
        to = to == std::string::npos ? text.size() : to + 1;
        lines.push_back(std::string_view(text).substr(from, to - from));
        from = to;
    }
    return lines;
}

std::string_view trimmed(std::string_view line) {
    const std::size_t from = line.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view() : line.substr(from);
}

// How a line leaves what stands open: text in three quotation marks, and brackets outside of texts.
struct Open {
    char quote = 0;  // " or ' of a text of several lines
    int brackets = 0;

    bool anything() const { return quote != 0 || brackets > 0; }
    void read(std::string_view line) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            const bool three = line.substr(i, 3) == std::string(3, c);
            if (quote != 0) {
                if (quote == '"' && c == '\\')
                    ++i;
                else if (c == quote && three) {
                    quote = 0;
                    i += 2;
                }
            } else if (c == '#') {
                return;
            } else if ((c == '"' || c == '\'') && three) {
                quote = c;
                i += 2;
            } else if (c == '"' || c == '\'') {
                for (++i; i < line.size() && line[i] != c; ++i)
                    if (c == '"' && line[i] == '\\') ++i;
            } else if (c == '[' || c == '{') {
                ++brackets;
            } else if (c == ']' || c == '}') {
                --brackets;
            }
        }
    }
};

// Which lines begin something: a header, a key, a comment; the others go on with what is open.
std::vector<bool> beginnings(const std::vector<std::string_view>& lines) {
    std::vector<bool> begins;
    Open open;
    for (const std::string_view line : lines) {
        begins.push_back(!open.anything());
        open.read(line);
    }
    return begins;
}

bool is_header(std::string_view line) {
    return trimmed(line).starts_with("[");
}

// The lines of the table around one of them, its header first.
struct Block {
    std::size_t from = 0;
    std::size_t to = 0;  // behind the last line
};

std::optional<Block> block_of(const std::vector<std::string_view>& lines, const std::vector<bool>& begins,
                              int line) {
    if (line < 1 || static_cast<std::size_t>(line) > lines.size()) return std::nullopt;
    Block block;
    block.from = static_cast<std::size_t>(line) - 1;
    while (block.from > 0 && !(begins[block.from] && is_header(lines[block.from]))) --block.from;
    block.to = block.from + 1;
    while (block.to < lines.size() && !(begins[block.to] && is_header(lines[block.to]))) ++block.to;
    // Comments before the next header belong to that one.
    while (block.to > block.from + 1 && begins[block.to - 1] &&
           (trimmed(lines[block.to - 1]).starts_with("#") || trimmed(lines[block.to - 1]) == "\n"))
        --block.to;
    return block;
}

bool is_key(std::string_view line, std::string_view key) {
    line = trimmed(line);
    if (!line.starts_with(key)) return false;
    return trimmed(line.substr(key.size())).starts_with("=");
}

std::string joined(const std::vector<std::string_view>& lines, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += lines[i];
    return text;
}

// ["A1", "A2"] without "A1".
std::string without_name(std::string line, const std::string& id) {
    const std::string name = "\"" + id + "\"";
    for (std::size_t at = line.find(name); at != std::string::npos; at = line.find(name, at)) {
        std::size_t to = at + name.size();
        const std::size_t comma = line.find_first_not_of(" \t", to);
        if (comma != std::string::npos && line[comma] == ',') {
            to = line.find_first_not_of(" \t", comma + 1);
            if (to == std::string::npos) to = line.size();
        } else {
            const std::size_t before = line.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
            if (before != std::string::npos && line[before] == ',') at = before;
        }
        line.erase(at, to - at);
    }
    return line;
}

}  // namespace

std::optional<std::string> with_value(const std::string& text, int line, std::string_view key,
                                      const std::string& value) {
    const std::vector<std::string_view> lines = lines_of(text);
    const std::vector<bool> begins = beginnings(lines);
    const std::optional<Block> block = block_of(lines, begins, line);
    if (!block) return std::nullopt;
    const std::string written = std::string(key) + " = " + value + "\n";
    for (std::size_t i = block->from + 1; i < block->to; ++i) {
        if (!begins[i] || !is_key(lines[i], key)) continue;
        std::size_t behind = i + 1;
        while (behind < lines.size() && !begins[behind]) ++behind;
        return joined(lines, 0, i) + written + joined(lines, behind, lines.size());
    }
    std::size_t at = static_cast<std::size_t>(line);
    while (at < lines.size() && !begins[at]) ++at;
    std::string before = joined(lines, 0, at);
    if (!before.empty() && before.back() != '\n') before += '\n';
    return before + written + joined(lines, at, lines.size());
}

std::optional<std::string> without_block(const std::string& text, int line, const std::string& id) {
    const std::vector<std::string_view> lines = lines_of(text);
    const std::vector<bool> begins = beginnings(lines);
    const std::optional<Block> block = block_of(lines, begins, line);
    if (!block) return std::nullopt;
    std::string result;
    Open open;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i >= block->from && i < block->to) continue;
        const bool in_list = open.brackets > 0 || trimmed(lines[i]).find("= [") != std::string_view::npos;
        result +=
            open.quote == 0 && in_list ? without_name(std::string(lines[i]), id) : std::string(lines[i]);
        open.read(lines[i]);
    }
    return result;
}

}  // namespace detente::page
