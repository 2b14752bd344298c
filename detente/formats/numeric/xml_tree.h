// SPDX-License-Identifier: Apache-2.0
// XML as GENIUS's own lenient parser takes it: prolog anywhere, bare ampersands, either kind of quotation
// mark; otherwise well formed. Values of attributes are in normal form C. The one place of pugixml; entities
// that a file declares itself are never expanded.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/base/result.h"

namespace detente::numeric {

struct XmlNode {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<XmlNode> children;            // elements alone
    std::string text;                         // the text directly inside
    std::shared_ptr<const std::string> file;  // one name for the whole tree
    int line = 0;
    int column = 0;

    Place place() const { return {file ? *file : std::string(), line, column}; }

    // The value of an attribute, or nullptr.
    const std::string* attribute(std::string_view name) const;
    // The first child of that name, or nullptr.
    const XmlNode* child(std::string_view name) const;
};

// The root element. Errors, with line and column: not XML, nested too deep, no element.
Result<XmlNode> parse_xml(std::string_view text, const std::string& file);

}  // namespace detente::numeric
