// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/xml_plain.h"

#include <array>
#include <cstddef>
#include <memory>
#include <span>

#include "detente/formats/internal/numeric/xml_check.h"
#include "detente/formats/internal/numeric/xml_memory.h"
#include "detente/formats/numeric/numeric.h"

namespace detente::numeric {

namespace {

// What a byte may be part of.
enum : unsigned char { kBlank = 1, kNameStart = 2, kName = 4, kValue = 8, kText = 16 };

constexpr std::array<unsigned char, 256> table_of_bytes() {
    std::array<unsigned char, 256> table{};
    for (int c = 0x20; c < 0x7F; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool inner = letter || (c >= '0' && c <= '9') || c == '-' || c == '.';
        auto kinds = static_cast<unsigned char>((letter ? kNameStart : 0) | (inner ? kName : 0));
        if (c != '<' && c != '&') {
            if (c != '"') kinds |= kValue;
            // The end of a CDATA section may not stand in a text.
            if (c != ']') kinds |= kText;
        }
        table[static_cast<std::size_t>(c)] = kinds;
    }
    table[' '] |= kBlank;
    table['\t'] = table['\n'] = kBlank | kText;
    table['\r'] = kBlank;
    return table;
}

constexpr std::array<unsigned char, 256> kBytes = table_of_bytes();

class PlainXml {
  public:
    PlainXml(std::string_view text, const std::string& file)
        : memory_(std::make_shared<XmlMemory>(text.size())),
          file_(memory_->keep(file)),
          kept_(memory_->keep(text)),
          at_(kept_.data()),
          line_start_(at_) {}

    XmlTree run() {
        if (!prolog()) return nullptr;
        blanks();
        XmlNode& root = memory_->new_node();
        if (*at_ != '<' || !element(root, 1)) return nullptr;
        blanks();
        if (at_ != kept_.data() + kept_.size()) return nullptr;
        return {memory_, &root};
    }

  private:
    // The zero behind the text is of no kind, so that nothing here reads on past the end.
    static bool is(char c, unsigned char kind) { return (kBytes[static_cast<unsigned char>(c)] & kind) != 0; }
    bool take(char c) {
        if (*at_ != c) return false;
        ++at_;
        return true;
    }
    void pass_over(unsigned char kind) {
        const char* at = at_;
        for (; is(*at, kind); ++at)
            if (*at == '\n') {
                ++line_;
                line_start_ = at + 1;
            }
        at_ = at;
    }
    void blanks() { pass_over(kBlank); }
    // Of a kind without ends of lines.
    std::string_view run_of(unsigned char kind) {
        const char* const start = at_;
        const char* end = start;
        while (is(*end, kind)) ++end;
        at_ = end;
        return {start, static_cast<std::size_t>(end - start)};
    }
    std::string_view name() { return is(*at_, kNameStart) ? run_of(kName) : std::string_view(); }
    std::string_view rest() const {
        return {at_, static_cast<std::size_t>(kept_.data() + kept_.size() - at_)};
    }

    // In UTF-8 or without a word about it.
    bool prolog() {
        const std::string_view rest = this->rest();
        if (!rest.starts_with("<?xml")) return true;
        const std::size_t close = rest.substr(0, 200).find("?>");
        if (close == std::string_view::npos) return false;
        const std::string_view said = rest.substr(5, close + 2 - 5);
        if (!is_prolog(said) || said.find('\n') != std::string_view::npos) return false;
        if (said.find("encoding") != std::string_view::npos &&
            said.find("encoding=\"UTF-8\"") == std::string_view::npos &&
            said.find("encoding=\"utf-8\"") == std::string_view::npos)
            return false;
        for (const char c : said)
            if (c < 0x20 || c == 0x7F) return false;
        at_ += close + 2;
        return true;
    }

    // At the `<` of an element.
    bool element(XmlNode& node, int depth) {
        if (depth > NumericLimits::xml_depth) return false;
        node.file = file_;
        node.line = line_;
        node.column = static_cast<int>(at_ - line_start_) + 1;
        ++at_;
        node.name = name();
        if (node.name.empty() || !attributes(node)) return false;
        if (take('/')) return take('>');
        if (!take('>')) return false;
        const XmlNode** behind = &node.first_child;
        while (true) {
            if (!text(node)) return false;
            if (at_[1] == '/') break;
            XmlNode& child = memory_->new_node();
            if (!element(child, depth + 1)) return false;
            *behind = &child;
            behind = &child.next;
        }
        at_ += 2;
        if (!rest().starts_with(node.name)) return false;
        at_ += node.name.size();
        return take('>');
    }

    bool attributes(XmlNode& node) {
        std::size_t count = 0;
        while (is(*at_, kBlank)) {
            blanks();
            const std::string_view key = name();
            if (key.empty()) break;
            if (!take('=') || !take('"')) return false;
            const std::string_view value = run_of(kValue);
            if (!take('"') || count == found_.size()) return false;
            for (std::size_t k = 0; k < count; ++k)
                if (same_word(found_[k].name, key)) return false;  // twice
            found_[count++] = {key, value};
        }
        node.attributes = memory_->keep(std::span(found_.data(), count));
        return true;
    }

    // Up to the next `<`. What is nothing but blanks is no text.
    bool text(XmlNode& node) {
        const char* const start = at_;
        blanks();
        if (*at_ == '<') return true;
        pass_over(kText);
        if (*at_ != '<') return false;
        const std::string_view said(start, static_cast<std::size_t>(at_ - start));
        if (said.find('\r') != std::string_view::npos) return false;  // ends of lines are made alike
        if (!node.text.empty()) return false;                         // in pieces
        node.text = said;
        return true;
    }

    static constexpr std::size_t kMostAttributes = 12;

    std::shared_ptr<XmlMemory> memory_;
    std::string_view file_;
    std::string_view kept_;
    const char* at_;
    const char* line_start_;
    int line_ = 1;
    std::array<XmlAttribute, kMostAttributes> found_;  // of the element that is being read
};

}  // namespace

XmlTree parse_plain_xml(std::string_view text, const std::string& file) {
    return PlainXml(text, file).run();
}

}  // namespace detente::numeric
