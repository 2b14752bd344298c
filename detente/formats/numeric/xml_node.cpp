// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/numeric/xml_tree.h"

namespace detente::numeric {

const std::string_view* XmlNode::attribute(std::string_view wanted) const {
    for (const XmlAttribute& attribute : attributes)
        if (same_word(attribute.name, wanted)) return &attribute.value;
    return nullptr;
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
    for (const XmlNode& node : children())
        if (same_word(node.name, wanted)) return &node;
    return nullptr;
}

}  // namespace detente::numeric
