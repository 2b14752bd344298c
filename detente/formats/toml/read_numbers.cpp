// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "detente/formats/internal/toml/parts.h"

namespace detente::toml {

namespace {

std::optional<Given> read_given(ReadContext& context, const Node& node, std::string id) {
    Given given;
    const Node* value = &node;
    if (node.is(Node::Kind::table)) {
        given.item = context.read_item(node, std::move(id));
        value = node.find("value");
    } else {
        given.item.id = std::move(id);
        given.item.place = context.place(node);
    }
    const auto number = value ? context.number(*value) : std::nullopt;
    if (!context.register_id(given.item.id, given.item.place) || !number) return std::nullopt;
    given.value = *number;
    return given;
}

void read_weights(ReadContext& context, const Node& table, const std::string& prefix, Numbers& numbers) {
    const Node* weights = context.child(table, "weights", Node::Kind::table);
    if (!weights) return;
    for (const Node& weight : weights->children)
        if (const auto issue = context.issue(weight.key, context.key_place(weight)))
            numbers.weights[static_cast<std::size_t>(*issue)] =
                read_given(context, weight, prefix + ".weights." + weight.key);
}

std::string level_id(const std::string& prefix, const Issue& issue, std::size_t level) {
    return prefix + ".levels." + issue.id + "[" + std::to_string(level) + "]";
}

void read_level_values(ReadContext& context, const Node& node, int issue_index, const std::string& prefix,
                       Numbers& numbers) {
    const Issue& issue = context.scenario().issues[static_cast<std::size_t>(issue_index)];
    std::vector<std::optional<Given>> values(issue.levels.size());
    if (node.is(Node::Kind::array)) {
        if (node.children.size() != issue.levels.size()) {
            context.error(node,
                          "issue `" + issue.id + "` has " + std::to_string(issue.levels.size()) +
                              " levels and " + std::to_string(node.children.size()) +
                              " values are given here",
                          "give one number a level, or a table from level names to numbers");
            return;
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = read_given(context, node.children[i], level_id(prefix, issue, i));
    } else if (node.is(Node::Kind::table)) {
        for (const Node& child : node.children) {
            const auto found = std::find(issue.levels.begin(), issue.levels.end(), child.key);
            if (found == issue.levels.end()) {
                context.unknown(context.key_place(child), "level", child.key, issue.levels,
                                " of issue `" + issue.id + "`");
                continue;
            }
            const auto level = static_cast<std::size_t>(found - issue.levels.begin());
            values[level] = read_given(context, child, level_id(prefix, issue, level));
        }
    }
    const bool any =
        std::any_of(values.begin(), values.end(), [](const auto& value) { return value.has_value(); });
    if (any) numbers.levels[static_cast<std::size_t>(issue_index)] = std::move(values);
}

}  // namespace

void read_numbers(ReadContext& context, const Node& root) {
    const Node* values = context.child(root, "values", Node::Kind::table);
    if (!values) return;
    const std::size_t issues = context.scenario().issues.size();
    for (const Node& table : values->children) {
        const int party = find_party(context.scenario(), table.key);
        if (party < 0) {
            context.unknown(context.key_place(table), "party", table.key, context.party_ids());
            continue;
        }
        Numbers numbers;
        numbers.party = party;
        numbers.place = context.key_place(table);
        numbers.weights.resize(issues);
        numbers.levels.resize(issues);
        const std::string prefix = "values." + table.key;
        if (const Node* no_deal = table.find("no_deal"))
            numbers.no_deal = read_given(context, *no_deal, prefix + ".no_deal");
        read_weights(context, table, prefix, numbers);
        if (const Node* levels = context.child(table, "levels", Node::Kind::table))
            for (const Node& child : levels->children)
                if (const auto issue = context.issue(child.key, context.key_place(child)))
                    read_level_values(context, child, *issue, prefix, numbers);
        context.scenario().numbers.push_back(std::move(numbers));
    }
}

}  // namespace detente::toml
