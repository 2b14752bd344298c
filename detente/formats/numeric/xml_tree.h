// SPDX-License-Identifier: Apache-2.0
// XML as GENIUS's own lenient parser takes it: prolog anywhere, bare ampersands, either kind of quotation
// mark; otherwise well formed. Values of attributes are in normal form C. The one place of pugixml; entities
// that a file declares itself are never expanded.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "detente/base/result.h"

namespace detente::numeric {

// As `a == b`; most words that are compared here differ in their length or their first letter.
inline bool same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || a.front() == b.front()) && a == b;
}

struct XmlAttribute {
    std::string_view name;
    std::string_view value;
};

// One element. Its words, its attributes and its children are in the memory of its tree.
struct XmlNode {
    std::string_view name;
    std::string_view text;  // the text directly inside
    std::span<const XmlAttribute> attributes;
    const XmlNode* first_child = nullptr;  // elements alone
    const XmlNode* next = nullptr;         // behind it, inside the same element
    std::string_view file;                 // one name for the whole tree
    int line = 0;
    int column = 0;

    Place place() const { return {std::string(file), line, column}; }

    // The value of an attribute, or nullptr.
    const std::string_view* attribute(std::string_view name) const;
    // The first child of that name, or nullptr.
    const XmlNode* child(std::string_view name) const;

    // To go through the children: for (const XmlNode& child : node.children()).
    class Children;
    Children children() const;
};

class XmlNode::Children {
  public:
    class Iterator {
      public:
        explicit Iterator(const XmlNode* at) : at_(at) {}
        const XmlNode& operator*() const { return *at_; }
        Iterator& operator++() {
            at_ = at_->next;
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

      private:
        const XmlNode* at_;
    };
    explicit Children(const XmlNode* first) : first_(first) {}
    Iterator begin() const { return Iterator(first_); }
    Iterator end() const { return Iterator(nullptr); }

  private:
    const XmlNode* first_;
};

inline XmlNode::Children XmlNode::children() const {
    return Children(first_child);
}

// The root element, which holds the memory of its tree.
using XmlTree = std::shared_ptr<const XmlNode>;

// Never nullptr. Errors, with line and column: not XML, nested too deep, no element.
Result<XmlTree> parse_xml(std::string_view text, const std::string& file);

}  // namespace detente::numeric
