// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "detente/formats/toml/parts.h"

namespace detente::toml {

void read_talks(ReadContext& context, const Node& root) {
    const Node* table = context.child(root, "talks", Node::Kind::table);
    if (!table) return;
    TalksSection talks;
    talks.place = context.place(*table);
    talks.protocol = context.text(*table, "protocol");
    talks.rounds = context.integer(*table, "rounds");
    talks.seconds = context.integer(*table, "seconds");
    talks.opens = context.party(*table, "opens");
    talks.note = context.text(*table, "note");
    context.each_text(*table, "order", [&](const Node& name) {
        const auto party = context.party(name);
        if (!party) return;
        if (std::find(talks.order.begin(), talks.order.end(), *party) != talks.order.end())
            context.error(name, "party `" + name.text + "` stands twice in the order",
                          "name each party once");
        else
            talks.order.push_back(*party);
    });
    context.scenario().talks = std::move(talks);
}

}  // namespace detente::toml
