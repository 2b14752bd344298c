// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/toml/parse_text.h"

#include <utility>
#include <vector>

#include "detente/base/names.h"
#include "detente/formats/internal/toml/scalar.h"
#include "detente/scenario/scenario.h"

namespace detente::toml {

namespace {

constexpr std::size_t kDeepest = 32;  // nested values, and parts of one dotted key
constexpr std::size_t kErrors = 20;   // syntax errors told before the parser gives up

bool bare_key_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

struct KeyPart {
    std::string name;
    int line = 0;
    int column = 0;
};
using KeyPath = std::vector<KeyPart>;

std::string spelled(const KeyPath& key) {
    std::string text;
    for (const KeyPart& part : key) text += (text.empty() ? "" : ".") + part.name;
    return text;
}

class Parser {
  public:
    Parser(std::string_view text, const std::string& file) : text_(text), file_(file) {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = line_start_ = 3;
    }

    Parsed parse() {
        root_.origin = Node::Origin::header;
        current_ = &root_;
        while (skip_to_line(), !at_end()) {
            const bool good = peek() == '[' ? header() : key_value(*current_, 0) && end_of_line();
            if (stopped_ || errors_.size() >= kErrors) break;
            if (!good) recover();
        }
        return {std::move(root_), std::move(errors_)};
    }

  private:
    // --- moving through the text

    bool at_end() const { return at_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool starts(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
    int column() const { return static_cast<int>(at_ - line_start_) + 1; }
    Place here() const { return {file_, line_, column()}; }

    void advance() {
        if (text_[at_++] == '\n') {
            ++line_;
            line_start_ = at_;
        }
    }
    void skip_blanks() {
        while (peek() == ' ' || peek() == '\t') ++at_;
    }
    void skip_rest_of_line() {
        while (!at_end() && peek() != '\n') ++at_;
    }
    // White space, line ends and comments.
    void skip_to_line() {
        while (!at_end()) {
            if (peek() == '#')
                skip_rest_of_line();
            else if (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n')
                advance();
            else
                break;
        }
    }
    // To the next line; past the end of a table in braces that went over the end of its line.
    void recover() {
        skip_rest_of_line();
        while (inside_braces_ && !at_end()) {
            advance();
            skip_blanks();
            if (peek() == '[') break;
            while (!line_ends() && peek() != '}') ++at_;
            inside_braces_ = peek() != '}';
            skip_rest_of_line();
        }
        inside_braces_ = false;
    }
    bool line_ends() const { return at_end() || peek() == '\n' || peek() == '\r'; }

    bool fail(Place place, std::string message, std::string remedy) {
        errors_.push_back(make_error(std::move(place), std::move(message), std::move(remedy)));
        return false;
    }
    // What stands here, for a message.
    std::string found() const {
        if (at_end()) return "the file ends";
        if (line_ends()) return "the line ends";
        std::size_t length = 1;
        while ((static_cast<unsigned char>(peek(length)) & 0xC0) == 0x80) ++length;
        return "there is `" + std::string(text_.substr(at_, length)) + "`";
    }
    bool end_of_line() {
        skip_blanks();
        if (peek() == '#') skip_rest_of_line();
        if (line_ends()) return true;
        return fail(here(), "the line should end here but " + found(),
                    "write one `key = value` a line, text in quotes");
    }
    bool count_value() {
        if (++values_ <= Limits::values) return true;
        stopped_ = true;
        return fail(here(), "the file has more than " + std::to_string(Limits::values) + " values",
                    "a scenario may have " + std::to_string(Limits::values) + " values");
    }

    // --- keys

    bool key_part(KeyPath& key) {
        KeyPart part{{}, line_, column()};
        if (peek() == '"' || peek() == '\'') {
            Node quoted;
            if (!string(quoted, false)) return false;
            part.name = as_name(quoted.text);
        } else {
            const std::size_t start = at_;
            while (bare_key_byte(peek())) ++at_;
            part.name = std::string(text_.substr(start, at_ - start));
            if (part.name.empty())
                return fail(here(), "a key belongs here, but " + found(),
                            "keys are letters, digits, `_` and `-`; put others in quotes");
        }
        key.push_back(std::move(part));
        return true;
    }

    bool dotted_key(KeyPath& key) {
        for (;;) {
            skip_blanks();
            if (!key_part(key)) return false;
            if (key.size() > kDeepest)
                return fail(here(), "this key has more than " + std::to_string(kDeepest) + " parts",
                            "nest less");
            skip_blanks();
            if (peek() != '.') return true;
            ++at_;
        }
    }

    bool stands_twice(const KeyPart& part, const std::string& name, const Node& first) {
        const int line = first.key_line ? first.key_line : first.line;
        return fail({file_, part.line, part.column},
                    "`" + name + "` is given twice; the first is at line " + std::to_string(line),
                    "keep one of them");
    }

    static Node fresh_table(const KeyPart& part, Node::Origin origin) {
        Node table;
        table.origin = origin;
        table.key = part.name;
        table.line = table.key_line = part.line;
        table.column = table.key_column = part.column;
        return table;
    }

    // --- [tables] and [[lists of tables]]

    // The table that a header's part names, made when it is new; nullptr after an error.
    Node* step_into(Node* table, const KeyPart& part, const KeyPath& key) {
        Node* child = table->find(part.name);
        if (!child) return count_value() ? &table->add(fresh_table(part, Node::Origin::implied)) : nullptr;
        if (child->is(Node::Kind::array) && child->origin == Node::Origin::headers)
            return &child->children.back();
        if (child->is(Node::Kind::table) && child->origin != Node::Origin::value) return child;
        stands_twice(part, part.name, *child);
        errors_.back().message = "`" + spelled(key) + "` cannot be a table: `" + part.name +
                                 "` already has a value at line " + std::to_string(child->key_line);
        return nullptr;
    }

    bool header() {
        // What follows a header that cannot be read is still checked, in a table of nobody's.
        current_ = &lost_;
        lost_ = Node{};
        lost_.origin = Node::Origin::header;
        const bool list = starts("[[");
        at_ += list ? 2 : 1;
        KeyPath key;
        if (!dotted_key(key)) return false;
        if (!starts(list ? "]]" : "]"))
            return fail(here(), "the header `" + spelled(key) + "` is not closed: " + found(),
                        list ? "close it with `]]`" : "close it with `]`");
        at_ += list ? 2 : 1;
        if (!end_of_line()) return false;
        Node* table = &root_;
        for (std::size_t i = 0; i + 1 < key.size(); ++i)
            if (table = step_into(table, key[i], key); !table) return false;
        return list ? open_list(*table, key) : open_table(*table, key);
    }

    bool open_table(Node& parent, const KeyPath& key) {
        const KeyPart& part = key.back();
        Node* child = parent.find(part.name);
        if (!child) {
            if (!count_value()) return false;
            child = &parent.add(fresh_table(part, Node::Origin::header));
        } else if (child->is(Node::Kind::table) && child->origin == Node::Origin::implied) {
            child->origin = Node::Origin::header;
            child->line = child->key_line = part.line;
            child->column = child->key_column = part.column;
        } else {
            return stands_twice(part, spelled(key), *child);
        }
        current_ = child;
        return true;
    }

    bool open_list(Node& parent, const KeyPath& key) {
        const KeyPart& part = key.back();
        Node* child = parent.find(part.name);
        if (!child) {
            if (!count_value()) return false;
            Node array = fresh_table(part, Node::Origin::headers);
            array.kind = Node::Kind::array;
            child = &parent.add(std::move(array));
        } else if (!child->is(Node::Kind::array) || child->origin != Node::Origin::headers) {
            return stands_twice(part, spelled(key), *child);
        }
        if (!count_value()) return false;
        Node element = fresh_table(part, Node::Origin::header);
        element.key.clear();
        current_ = &child->add(std::move(element));
        return true;
    }

    // --- values

    // A dotted key may go on in a table that dotted keys made, or that a header only implied.
    static bool dotted_into(Node& table) {
        if (table.origin == Node::Origin::implied) table.origin = Node::Origin::dotted;
        return table.origin == Node::Origin::dotted;
    }

    bool key_value(Node& table, std::size_t depth) {
        KeyPath key;
        if (!dotted_key(key)) return false;
        if (peek() != '=')
            return fail(here(), "`=` belongs after the key `" + spelled(key) + "` but " + found(),
                        "write " + spelled(key) + " = value");
        ++at_;
        Node* target = &table;
        for (std::size_t i = 0; i + 1 < key.size(); ++i) {
            Node* child = target->find(key[i].name);
            if (!child) {
                if (!count_value()) return false;
                child = &target->add(fresh_table(key[i], Node::Origin::dotted));
            } else if (!child->is(Node::Kind::table) || !dotted_into(*child)) {
                return stands_twice(key[i], key[i].name, *child);
            }
            target = child;
        }
        const KeyPart& last = key.back();
        if (const Node* first = target->find(last.name)) return stands_twice(last, spelled(key), *first);
        Node child;
        skip_blanks();
        if (!value(child, depth)) return false;
        child.key = last.name;
        child.key_line = last.line;
        child.key_column = last.column;
        target->add(std::move(child));
        return true;
    }

    bool value(Node& node, std::size_t depth) {
        if (!count_value()) return false;
        if (depth > kDeepest)
            return fail(here(), "values are nested more than " + std::to_string(kDeepest) + " deep",
                        "nest less");
        node.line = line_;
        node.column = column();
        switch (peek()) {
            case '"':
            case '\'':
                return string(node, true);
            case '[':
                return array(node, depth);
            case '{':
                return inline_table(node, depth);
            default:
                return scalar(node);
        }
    }

    bool array(Node& node, std::size_t depth) {
        node.kind = Node::Kind::array;
        const Place opened = here();
        ++at_;
        for (bool comma = true;;) {
            skip_to_line();
            if (at_end()) return fail(opened, "the list that begins here is not closed", "close it with `]`");
            if (peek() == ']') break;
            if (!comma)
                return fail(here(),
                            "`,` or `]` belongs here, in the list of line " + std::to_string(opened.line) +
                                ", but " + found(),
                            "separate elements with commas");
            Node element;
            if (!value(element, depth + 1)) return false;
            node.children.push_back(std::move(element));
            skip_to_line();
            comma = peek() == ',';
            if (comma) ++at_;
        }
        ++at_;
        return true;
    }

    bool inline_table(Node& node, std::size_t depth) {
        node.kind = Node::Kind::table;
        ++at_;
        skip_blanks();
        if (peek() == '}') return ++at_, true;
        for (;;) {
            skip_blanks();
            if (line_ends()) {
                inside_braces_ = true;
                return fail(here(), "the table in braces is not closed on its line",
                            "close it with `}` on the same line");
            }
            if (!key_value(node, depth + 1)) return false;
            skip_blanks();
            if (peek() == '}') break;
            if (peek() != ',')
                return fail(here(), "`,` or `}` belongs here, but " + found(),
                            "a table in braces ends on the line where it begins");
            ++at_;
        }
        ++at_;
        return true;
    }

    bool scalar(Node& node) {
        const Place start = here();
        std::string token;
        while (!at_end() && std::string_view(" \t\r\n,]}#").find(peek()) == std::string_view::npos)
            token += text_[at_++];
        // The one value with a blank inside: a date, a blank, a time.
        if (looks_like_date(token) && peek() == ' ' && peek(1) >= '0' && peek(1) <= '9' && peek(3) == ':') {
            token += text_[at_++];
            while (!at_end() && std::string_view(" \t\r\n,]}#").find(peek()) == std::string_view::npos)
                token += text_[at_++];
        }
        if (token.empty())
            return fail(start, "a value should be here but " + found(), "text is written in quotes");
        std::string fault = read_scalar(token, node);
        if (fault.empty()) return true;
        return fail(start, std::move(fault), "numbers are written bare, text is written in quotes");
    }

    // --- text in quotes

    bool string(Node& node, bool many_lines) {
        node.kind = Node::Kind::text;
        node.plain = true;
        const Place opened = here();
        const char mark = peek();
        const bool triple = many_lines && peek(1) == mark && peek(2) == mark;
        at_ += triple ? 3 : 1;
        if (triple && starts("\r\n")) at_ += 1;
        if (triple && peek() == '\n') advance();
        node.text_line = line_;
        node.text_column = column();
        while (!at_end()) {
            const char c = peek();
            if (c == mark && !triple) return ++at_, true;
            if (c == mark && peek(1) == mark && peek(2) == mark) return close_triple(node, mark);
            if (!triple && line_ends()) break;
            if (c == '\\' && mark == '"') {
                node.plain = false;
                if (!escape(node.text, triple)) return false;
            } else if (c == '\r') {
                ++at_;  // a line end is one line feed in the text
            } else {
                node.text += c;
                advance();
            }
        }
        const std::string close(triple ? 3 : 1, mark);
        return fail(opened, "the text that begins here is not closed", "close it with " + close);
    }

    // Up to two quotes may stand directly before the three that close.
    bool close_triple(Node& node, char mark) {
        at_ += 3;
        for (int extra = 0; extra < 2 && peek() == mark; ++extra, ++at_) node.text += mark;
        return true;
    }

    bool escape(std::string& text, bool triple) {
        const Place start = here();
        ++at_;
        const char c = peek();
        if (triple && (c == '\n' || c == '\r' || c == ' ' || c == '\t')) {
            std::size_t ahead = 0;
            while (peek(ahead) == ' ' || peek(ahead) == '\t' || peek(ahead) == '\r') ++ahead;
            if (peek(ahead) == '\n') {
                while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') advance();
                return true;
            }
        }
        if (const char plain = simple_escape(c); plain != '\0') return ++at_, text += plain, true;
        if (c == 'u' || c == 'U') {
            const std::size_t digits = c == 'u' ? 4 : 8;
            if (append_code_point(text_.substr(at_ + 1, digits), digits, text))
                return at_ += 1 + digits, true;
            return fail(start,
                        "`\\" + std::string(1, c) + "` is not followed by " + std::to_string(digits) +
                            " hexadecimal digits of a character",
                        "write \\u0041 for A");
        }
        return fail(start, "a backslash in text in double quotes begins an escape, and this is none",
                    "write \\\\ for a backslash, or put the text into single quotes");
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    int line_ = 1;
    std::size_t values_ = 0;
    bool stopped_ = false;
    bool inside_braces_ = false;
    Errors errors_;
    Node root_;
    Node lost_;
    Node* current_ = nullptr;
};

}  // namespace

Parsed parse_text(std::string_view text, const std::string& file) {
    return Parser(text, file).parse();
}

}  // namespace detente::toml
