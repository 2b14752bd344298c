// SPDX-License-Identifier: Apache-2.0
// Items that take back others or take their place. They may name items that stand further down, so whether
// these exist is checked when the whole file was read.
#include <unordered_set>
#include <utility>

#include "detente/formats/internal/toml/parts.h"
#include "detente/formats/internal/toml/rings.h"

namespace detente::toml {

namespace {

constexpr std::size_t kMostReferences = 200'000;  // of a file, groups counted by their members
constexpr std::size_t kLongestRing = 12;          // of which all ids are printed

}  // namespace

void ReadContext::expect_groups(const Node& root) {
    const Node* list = child(root, "statements", Node::Kind::array);
    if (!list) return;
    for (const Node& table : list->children) {
        const std::string id = text(table, "id");
        if (id.empty() || !table.find("parties")) continue;
        std::vector<std::string> members;
        each_text(table, "parties", [&](const Node& party) { members.push_back(id + "." + party.text); });
        for (const std::string& member : members) group_of_.emplace(member, id);
        expected_groups_.emplace(id, std::move(members));
    }
}

std::vector<std::string> ReadContext::read_references(const Node& table, std::string_view key,
                                                      const std::string& from) {
    std::vector<std::string> targets;
    std::unordered_set<std::string> named;
    each_text(table, key, [&](const Node& name) {
        if (!named.insert(name.text).second) return;
        references_.push_back({from, &name, key});
        const auto group = expected_groups_.find(name.text);
        const std::size_t count = group == expected_groups_.end() ? 1 : group->second.size();
        if ((reference_count_ += count) > kMostReferences) return;
        if (group == expected_groups_.end())
            targets.push_back(name.text);
        else
            targets.insert(targets.end(), group->second.begin(), group->second.end());
    });
    return targets;
}

void ReadContext::check_references() {
    if (reference_count_ > kMostReferences)
        error(Place{file(), 0, 0},
              "items withdraw or supersede others more than " + std::to_string(kMostReferences) + " times",
              "name each item once");
    // An item of a group stands for the group: what it names, the whole group does.
    const auto node_id = [&](const std::string& id) {
        const auto group = group_of_.find(id);
        return group == group_of_.end() ? id : group->second;
    };
    std::unordered_map<std::string, std::size_t> numbers;
    std::vector<std::string> ids;
    std::vector<std::vector<std::size_t>> edges;
    std::vector<const Reference*> first;
    const auto number = [&](const std::string& id) {
        const auto [found, fresh] = numbers.emplace(id, ids.size());
        if (fresh) {
            ids.push_back(id);
            edges.emplace_back();
            first.push_back(nullptr);
        }
        return found->second;
    };
    for (const Reference& reference : references_) {
        const Node& name = *reference.name;
        if (!knows_id(name.text)) {
            unknown(place_in(name, 0), "item", name.text, known_ids());
        } else if (!reference.from.empty() && node_id(name.text) == node_id(reference.from)) {
            error(place_in(name, 0),
                  "`" + reference.from.substr(0, 60) + "` " + std::string(reference.key) + " itself",
                  "name the item that it takes back or takes the place of");
        } else if (!reference.from.empty()) {
            const std::size_t from = number(node_id(reference.from));
            const std::size_t to = number(node_id(name.text));
            edges[from].push_back(to);
            if (!first[from]) first[from] = &reference;
        }
    }
    for (const std::vector<std::size_t>& ring : rings(edges, Limits::errors)) {
        std::string text;
        for (std::size_t i = 0; i < ring.size() && i < kLongestRing; ++i)
            text += (i ? ", which takes back `" : "`") + ids[ring[i]].substr(0, 60) + "`";
        if (ring.size() > kLongestRing) text += ", and on";
        error(place_in(*first[ring.front()]->name, 0), "items take each other back: " + text,
              "only a later item withdraws or supersedes an earlier one: take one of these out");
    }
}

}  // namespace detente::toml
