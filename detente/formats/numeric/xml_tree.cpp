// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/numeric/xml_tree.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <pugixml.hpp>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "detente/base/names.h"
#include "detente/formats/internal/decode.h"
#include "detente/formats/internal/numeric/xml_check.h"
#include "detente/formats/internal/numeric/xml_memory.h"
#include "detente/formats/numeric/numeric.h"

namespace detente::numeric {

namespace {

// Line starts, so that a byte's place costs one search.
class Places {
  public:
    Places(std::string_view text, const std::string& file) : file_(file) {
        starts_.push_back(0);
        for (std::size_t feed = text.find('\n'); feed != std::string_view::npos;
             feed = text.find('\n', feed + 1))
            starts_.push_back(feed + 1);
    }
    Place at(std::ptrdiff_t offset) const {
        const auto [line, column] = line_and_column(offset);
        return {file_, line, column};
    }
    // Zeros where the offset is not known.
    std::pair<int, int> line_and_column(std::ptrdiff_t offset) const {
        if (offset < 0) return {0, 0};
        const auto byte = static_cast<std::size_t>(offset);
        const auto line = std::upper_bound(starts_.begin(), starts_.end(), byte) - starts_.begin();
        return {static_cast<int>(line),
                static_cast<int>(byte - starts_[static_cast<std::size_t>(line) - 1]) + 1};
    }

  private:
    const std::string& file_;
    std::vector<std::size_t> starts_;
};

// What keeps a tree from being one.
struct TreeFault {
    Place too_deep;
    Place twice_at;
    std::string twice;  // the attribute that stands twice
};

// Makes a tree of ours out of the library's.
class Converter {
  public:
    Converter(const Places& places, XmlMemory& memory, std::string_view file)
        : places_(places), memory_(memory), file_(memory.keep(file)) {}

    // False when there is a fault.
    bool convert(const pugi::xml_node& from, XmlNode& to, int depth) {
        to.name = memory_.keep(from.name());
        to.file = file_;
        const std::ptrdiff_t offset = from.offset_debug();
        std::tie(to.line, to.column) = places_.line_and_column(offset > 0 ? offset - 1 : offset);
        if (depth > NumericLimits::xml_depth) {
            fault.too_deep = to.place();
            return false;
        }
        if (!attributes(from, to)) return false;
        std::string text;
        for (const pugi::xml_node& child : from.children())
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
        if (!text.empty()) to.text = memory_.keep(text);
        const XmlNode** behind = &to.first_child;
        for (const pugi::xml_node& child : from.children()) {
            if (child.type() != pugi::node_element) continue;
            XmlNode& node = memory_.new_node();
            if (!convert(child, node, depth + 1)) return false;
            *behind = &node;
            behind = &node.next;
        }
        return true;
    }

    TreeFault fault;

  private:
    bool attributes(const pugi::xml_node& from, XmlNode& to) {
        constexpr std::ptrdiff_t few = 12;  // are looked through faster than a set is made
        const auto count = std::distance(from.attributes().begin(), from.attributes().end());
        std::unordered_set<std::string_view> names;
        std::vector<XmlAttribute> found;
        for (const pugi::xml_attribute& attribute : from.attributes()) {
            const std::string_view name = attribute.name();
            const auto is_it = [&](const XmlAttribute& other) { return other.name == name; };
            if (count > few ? !names.insert(name).second : std::any_of(found.begin(), found.end(), is_it)) {
                fault.twice_at = to.place();
                fault.twice = name;
                return false;
            }
            found.push_back({memory_.keep(name), memory_.keep(as_name(attribute.value()))});
        }
        to.attributes = memory_.keep(found);
        return true;
    }

    const Places& places_;
    XmlMemory& memory_;
    std::string_view file_;
};

// Files that people edited have attributes without space between them (type="discrete"vtype="discrete"),
// which GENIUS reads. The places of what follows on that line move by one for each space put in.
std::string with_spaces_between_attributes(std::string_view text) {
    std::string result;
    result.reserve(text.size() + 64);
    bool in_tag = false;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        result += c;
        if (!in_tag) {
            if (c == '<' && text.substr(i, 4) == "<!--") {
                const std::size_t end = text.find("-->", i + 4);
                const std::size_t to = end == std::string_view::npos ? text.size() : end + 3;
                result += text.substr(i + 1, to - i - 1);
                i = to - 1;
            } else if (c == '<') {
                in_tag = true;
            }
            continue;
        }
        if (quote != 0) {
            if (c != quote) continue;
            quote = 0;
            const char next = i + 1 < text.size() ? text[i + 1] : '>';
            if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_') result += ' ';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            in_tag = false;
        }
    }
    return result;
}

// Where elements are nested so deep that no reading of the file can be meant; found without building a tree,
// so that a file of nothing but opening tags is refused at once.
std::optional<std::size_t> hopelessly_deep(std::string_view text) {
    constexpr int hopeless = 100'000;
    if (text.size() < 3 * hopeless) return std::nullopt;  // an element takes three bytes
    int depth = 0;
    for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
        const char next = i + 1 < text.size() ? text[i + 1] : '>';
        if (next == '!' && text.substr(i, 4) == "<!--") {
            i = text.find("-->", i + 4);
            if (i == std::string_view::npos) return std::nullopt;
            continue;
        }
        if (next == '/') --depth;
        if (next == '/' || next == '!' || next == '?') continue;
        char quote = 0;
        std::size_t end = i + 1;
        for (; end < text.size() && (quote != 0 || text[end] != '>'); ++end) {
            if (quote != 0 && text[end] == quote)
                quote = 0;
            else if (quote == 0 && (text[end] == '"' || text[end] == '\''))
                quote = text[end];
        }
        if (end >= text.size()) return std::nullopt;
        if (text[end - 1] != '/') ++depth;
        if (depth > hopeless) return i;
        i = end;
    }
    return std::nullopt;
}

Error nested_too_deep(const Place& place) {
    return make_error(place,
                      "elements are nested more than " + std::to_string(NumericLimits::xml_depth) + " deep",
                      "nest less");
}

}  // namespace

Result<XmlTree> parse_xml(std::string_view text, const std::string& file) {
    if (const auto offset = hopelessly_deep(text))
        return nested_too_deep(
            Places(text.substr(0, *offset + 1), file).at(static_cast<std::ptrdiff_t>(*offset)));
    if (const std::size_t at = first_not_utf8(text); at != std::string_view::npos)
        return make_error(place_at(text, at, file), "the file is not UTF-8",
                          "declare the encoding that it has");
    const Places places(text, file);
    pugi::xml_document document;
    pugi::xml_parse_result parsed =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (parsed.status == pugi::status_bad_attribute) {
        const std::string mended = with_spaces_between_attributes(text);
        pugi::xml_document again;
        const pugi::xml_parse_result second =
            again.load_buffer(mended.data(), mended.size(), pugi::parse_default, pugi::encoding_utf8);
        if (second) {
            document = std::move(again);
            parsed = second;
        }
    }
    if (!parsed) {
        std::string what = parsed.description();
        if (!what.empty() && what[0] >= 'A' && what[0] <= 'Z')
            what[0] = static_cast<char>(what[0] - 'A' + 'a');
        return make_error(places.at(parsed.offset), "this is not well-formed XML: " + what,
                          "close the element that begins before this place");
    }
    if (const auto fault = first_xml_fault(text))
        return make_error(places.at(static_cast<std::ptrdiff_t>(fault->at)),
                          "this is not well-formed XML: " + fault->message, fault->remedy);
    const pugi::xml_node root = document.document_element();
    if (!root) return make_error({file, 0, 0}, "the file has no XML element", "give a domain or a profile");
    const auto memory = std::make_shared<XmlMemory>(text.size());
    XmlNode& tree = memory->new_node();
    Converter converter(places, *memory, file);
    if (!converter.convert(root, tree, 1)) {
        const TreeFault& fault = converter.fault;
        if (fault.twice.empty()) return nested_too_deep(fault.too_deep);
        return make_error(fault.twice_at,
                          "this is not well-formed XML: the attribute `" + fault.twice + "` is given twice",
                          "keep one of them");
    }
    return XmlTree(memory, &tree);
}

}  // namespace detente::numeric
