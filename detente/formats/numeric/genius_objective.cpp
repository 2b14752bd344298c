// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/genius_objective.h"

#include <algorithm>
#include <tuple>

namespace detente::numeric {

namespace {

void collect(const XmlNode& objective, ObjectiveParts& parts) {
    for (const XmlNode& node : objective.children())
        if (node.name == "objective") collect(node, parts);
    for (const XmlNode& node : objective.children()) {
        if (node.name == "issue") parts.issues.push_back(&node);
        const std::string_view* index = node.attribute("index");
        if (!index) continue;
        if (node.name == "issue" || node.name == "objective") parts.indices.push_back(*index);
        if (node.name == "weight") parts.weights.push_back({*index, parts.weights.size(), &node});
    }
}

// Takes out the weights whose index has one already.
void set_apart_second_weights(ObjectiveParts& parts) {
    std::vector<ObjectiveParts::Weight>& weights = parts.weights;
    std::sort(weights.begin(), weights.end(),
              [](const auto& a, const auto& b) { return std::tie(a.index, a.at) < std::tie(b.index, b.at); });
    const auto same = [](const auto& a, const auto& b) { return a.index == b.index; };
    if (std::adjacent_find(weights.begin(), weights.end(), same) == weights.end()) return;
    for (std::size_t k = 1; k < weights.size(); ++k)
        if (same(weights[k - 1], weights[k])) parts.weighed_again.push_back(weights[k]);
    std::sort(parts.weighed_again.begin(), parts.weighed_again.end(),
              [](const auto& a, const auto& b) { return a.at < b.at; });
    weights.erase(std::unique(weights.begin(), weights.end(), same), weights.end());
}

}  // namespace

const XmlNode* ObjectiveParts::weight_of(std::string_view index) const {
    const auto found =
        std::lower_bound(weights.begin(), weights.end(), index,
                         [](const Weight& weight, std::string_view wanted) { return weight.index < wanted; });
    return found != weights.end() && found->index == index ? found->node : nullptr;
}

bool ObjectiveParts::has_index(std::string_view index) const {
    return std::binary_search(indices.begin(), indices.end(), index);
}

ObjectiveParts parts_of(const XmlNode& objective) {
    constexpr std::size_t few = 8;  // as most have
    ObjectiveParts parts;
    parts.issues.reserve(few);
    parts.weights.reserve(few);
    parts.indices.reserve(few);
    collect(objective, parts);
    std::sort(parts.indices.begin(), parts.indices.end());
    set_apart_second_weights(parts);
    return parts;
}

}  // namespace detente::numeric
