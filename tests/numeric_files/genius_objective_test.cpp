// SPDX-License-Identifier: Apache-2.0
// The parts of objectives beside the maps that they could be kept in, and short numbers beside the whole reader of
// numbers.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "detente/formats/internal/numeric/genius_objective.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {
namespace {

struct InMaps {
    std::map<std::string, const XmlNode*> weights;
    std::vector<const XmlNode*> again;
    std::set<std::string> indices;
};

void put(const XmlNode& objective, InMaps& parts) {
    for (const XmlNode& node : objective.children())
        if (node.name == "objective") put(node, parts);
    for (const XmlNode& node : objective.children()) {
        const std::string index(*node.attribute("index"));
        if (node.name != "weight")
            parts.indices.insert(index);
        else if (!parts.weights.try_emplace(index, &node).second)
            parts.again.push_back(&node);
    }
}

RC_GTEST_PROP(GeniusObjective, HasTheFirstWeightOfEachIndex, ()) {
    std::string text = "<objective index=\"0\">";
    for (const int kind : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 24))) {
        const std::string index = " index=\"" + std::to_string(kind / 3) + "\"/>";
        text += kind % 3 == 0   ? "<issue" + index
                : kind % 3 == 1 ? "<weight" + index
                                : "<objective index=\"9\"><weight" + index + "</objective>";
    }
    const auto tree = parse_xml(text + "</objective>", "a.xml");
    RC_ASSERT(tree.ok());
    InMaps expected;
    put(**tree, expected);
    const ObjectiveParts parts = parts_of(**tree);
    RC_ASSERT(parts.weights.size() == expected.weights.size());
    for (const auto& weight : parts.weights)
        RC_ASSERT(expected.weights.at(std::string(weight.index)) == weight.node);
    std::vector<const XmlNode*> again;
    for (const auto& weight : parts.weighed_again) again.push_back(weight.node);
    RC_ASSERT(again == expected.again);
    for (int k = 0; k < 10; ++k) {
        const std::string index = std::to_string(k);
        RC_ASSERT(parts.has_index(index) == expected.indices.contains(index));
        const auto weight = expected.weights.find(index);
        RC_ASSERT(parts.weight_of(index) == (weight == expected.weights.end() ? nullptr : weight->second));
    }
}

RC_GTEST_PROP(ParseNumber, ReadsAsRationalsAreRead, ()) {
    const auto text = *rc::gen::container<std::string>(rc::gen::weightedElement<char>(
        {{6, '0'}, {6, '1'}, {6, '9'}, {4, '.'}, {1, '-'}, {1, 'e'}, {1, 'x'}}));
    const Result<Rational> quick = parse_number(text);
    const Result<Rational> whole = Rational::parse(text);
    RC_CLASSIFY(quick.ok());
    RC_ASSERT(quick.ok() == (whole.ok() && !std::isinf(whole->to_double())));
    if (quick.ok()) RC_ASSERT(*quick == *whole);
}

}  // namespace
}  // namespace detente::numeric
