// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/xml_plain.h"

#include <array>
#include <cstddef>
#include <utility>

#include "detente/formats/internal/numeric/xml_check.h"
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
        : at_(text.data()),
          end_(text.data() + text.size()),
          line_start_(at_),
          file_(std::make_shared<const std::string>(file)) {}

    std::optional<XmlNode> run() {
        if (!prolog()) return std::nullopt;
        blanks();
        XmlNode root;
        if (at_ == end_ || *at_ != '<' || !element(root, 1)) return std::nullopt;
        blanks();
        if (at_ != end_) return std::nullopt;
        return root;
    }

  private:
    bool is(unsigned char kind) const {
        return at_ != end_ && (kBytes[static_cast<unsigned char>(*at_)] & kind) != 0;
    }
    bool take(char c) {
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }
    void blanks() {
        for (; is(kBlank); ++at_) feed();
    }
    void feed() {
        if (*at_ != '\n') return;
        ++line_;
        line_start_ = at_ + 1;
    }
    std::string_view run_of(unsigned char kind) {
        const char* start = at_;
        while (is(kind)) ++at_;
        return {start, static_cast<std::size_t>(at_ - start)};
    }
    std::string_view name() { return is(kNameStart) ? run_of(kName) : std::string_view(); }

    // In UTF-8 or without a word about it.
    bool prolog() {
        const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
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
        const std::string_view own = name();
        if (own.empty()) return false;
        node.name = own;
        if (!attributes(node)) return false;
        if (take('/')) return take('>');
        if (!take('>')) return false;
        while (true) {
            if (!text(node) || at_ == end_) return false;
            if (end_ - at_ > 1 && at_[1] == '/') break;
            if (node.children.empty()) node.children.reserve(kFewChildren);
            if (!element(node.children.emplace_back(), depth + 1)) return false;
        }
        at_ += 2;
        if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, own.size()) != own)
            return false;
        at_ += own.size();
        return take('>');
    }

    bool attributes(XmlNode& node) {
        std::array<std::pair<std::string_view, std::string_view>, kMostAttributes> found;
        std::size_t count = 0;
        while (is(kBlank)) {
            blanks();
            if (!is(kNameStart)) break;
            const std::string_view key = name();
            if (!take('=') || !take('"')) return false;
            const std::string_view value = run_of(kValue);
            if (!take('"') || count == found.size()) return false;
            for (std::size_t k = 0; k < count; ++k)
                if (found[k].first == key) return false;  // twice
            found[count++] = {key, value};
        }
        node.attributes.reserve(count);
        for (std::size_t k = 0; k < count; ++k) node.attributes.emplace_back(found[k].first, found[k].second);
        return true;
    }

    // Up to the next `<`. What is nothing but blanks is no text.
    bool text(XmlNode& node) {
        const char* start = at_;
        blanks();
        if (at_ != end_ && *at_ == '<') return true;
        for (; is(kText); ++at_) feed();
        if (at_ == end_ || *at_ != '<') return false;
        const std::string_view said(start, static_cast<std::size_t>(at_ - start));
        if (said.find('\r') != std::string_view::npos) return false;  // ends of lines are made alike
        node.text += said;
        return true;
    }

    static constexpr std::size_t kFewChildren = 4;
    static constexpr std::size_t kMostAttributes = 12;

    const char* at_;
    const char* end_;
    const char* line_start_;
    int line_ = 1;
    std::shared_ptr<const std::string> file_;
};

}  // namespace

std::optional<XmlNode> parse_plain_xml(std::string_view text, const std::string& file) {
    return PlainXml(text, file).run();
}

}  // namespace detente::numeric
