// SPDX-License-Identifier: Apache-2.0
// Demands with their history, and what was conceded.
#include <unordered_set>
#include <utility>

#include "detente/formats/internal/toml/parts.h"
#include "detente/formats/internal/toml/statement_language.h"

namespace detente::toml {

namespace {

std::optional<DemandEvent::Kind> kind_of(std::string_view word) {
    using Kind = DemandEvent::Kind;
    for (const Kind kind :
         {Kind::raised, Kind::softened, Kind::dropped, Kind::deferred, Kind::disputed, Kind::met})
        if (to_string(kind) == word) return kind;
    return std::nullopt;
}

void read_history(ReadContext& context, const Node& table, Demand& demand) {
    const Node* history = context.child(table, "history", Node::Kind::array);
    if (!history) return;
    int number = 0;
    for (const Node& entry : history->children) {
        if (!entry.is(Node::Kind::table)) continue;
        DemandEvent event;
        event.item = context.read_item(entry, demand.item.id + "." + std::to_string(++number));
        event.date = context.date(entry, "on");
        event.to = context.text(entry, "to");
        const auto kind = kind_of(context.text(entry, "what"));
        if (!context.register_id(event.item.id, event.item.place) || !kind) continue;
        event.kind = *kind;
        demand.history.push_back(std::move(event));
    }
}

}  // namespace

void read_demands(ReadContext& context, const Node& root) {
    const Node* list = context.child(root, "demands", Node::Kind::array);
    if (!list) return;
    if (list->children.size() > Limits::statements) {
        context.error(*list, "there are " + std::to_string(list->children.size()) + " demands",
                      "a scenario may have " + std::to_string(Limits::statements));
        return;
    }
    for (const Node& table : list->children) {
        if (!table.is(Node::Kind::table) || !table.find("id")) continue;
        Demand demand;
        demand.item = context.read_item(table, {});
        demand.text = context.text(table, "text");
        const bool fresh = context.register_id(demand.item.id, demand.item.place);
        read_history(context, table, demand);
        const auto party = context.party(table, "party");
        const Node* asks = context.child(table, "asks", Node::Kind::text);
        if (!asks) continue;
        auto term = parse_side(
            asks->text, context.scenario(), [&](std::size_t at, std::string message, std::string remedy) {
                context.error(context.place_in(*asks, at), std::move(message), std::move(remedy));
            });
        if (!fresh || !party || !term) continue;
        if (term->kind != Term::Kind::package && term->kind != Term::Kind::any) {
            context.error(context.place_in(*asks, 0), "a demand asks for a package or a pattern of packages",
                          "write { issue = level } or any { issue >= level }");
            continue;
        }
        demand.party = *party;
        demand.asks = std::move(*term);
        context.scenario().demands.push_back(std::move(demand));
    }
}

void read_concessions(ReadContext& context, const Node& root) {
    const Node* list = context.child(root, "concessions", Node::Kind::array);
    if (!list) return;
    if (list->children.size() > Limits::statements) {
        context.error(*list, "there are " + std::to_string(list->children.size()) + " concessions",
                      "a scenario may have " + std::to_string(Limits::statements));
        return;
    }
    std::vector<std::string> known;
    for (const Node& table : list->children)
        if (const std::string id = context.text(table, "id"); !id.empty()) known.push_back(id);
    const std::unordered_set<std::string> ids(known.begin(), known.end());
    for (const Node& table : list->children) {
        if (!table.is(Node::Kind::table) || !table.find("id")) continue;
        Concession concession;
        concession.item = context.read_item(table, {});
        concession.gave = context.text(table, "gave");
        concession.date = context.date(table, "on");
        if (const Node* other = context.child(table, "in_return_for", Node::Kind::text)) {
            concession.in_return_for = other->text;
            if (!ids.contains(other->text))
                context.unknown(context.place_in(*other, 0), "concession", other->text, known);
            else if (other->text == concession.item.id)
                context.error(context.place_in(*other, 0), "a concession cannot be in return for itself",
                              "name the other side's");
        }
        const auto party = context.party(table, "party");
        if (!context.register_id(concession.item.id, concession.item.place) || !party) continue;
        concession.party = *party;
        context.scenario().concessions.push_back(std::move(concession));
    }
}

}  // namespace detente::toml
