// SPDX-License-Identifier: Apache-2.0
// What stands in the objectives of a GENIUS profile: issues, and beside them the weights that are matched to them by
// index. Weights of intermediate objectives do not count.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "detente/formats/numeric/xml_tree.h"

namespace detente::numeric {

struct ObjectiveParts {
    struct Weight {
        std::string_view index;
        std::size_t at = 0;  // among the weights of the tree
        const XmlNode* node = nullptr;
    };
    std::vector<const XmlNode*> issues;  // in the tree's order: child objectives first
    std::vector<Weight> weights;         // ascending by index, each once: the first of the tree
    std::vector<Weight> weighed_again;   // those of an index that has a weight already, in the tree's order
    std::vector<std::string_view> indices;  // of issues and objectives, ascending

    // nullptr where the index has no weight.
    const XmlNode* weight_of(std::string_view index) const;
    bool has_index(std::string_view index) const;
};

ObjectiveParts parts_of(const XmlNode& objective);

}  // namespace detente::numeric
