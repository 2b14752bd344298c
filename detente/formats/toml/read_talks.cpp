// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "detente/formats/internal/toml/parts.h"
#include "detente/formats/internal/toml/statement_language.h"

namespace detente::toml {

namespace {

std::optional<TalkEvent::Act> act_of(std::string_view word) {
    using Act = TalkEvent::Act;
    for (const Act act : {Act::offers, Act::refuses, Act::accepts, Act::walks, Act::says})
        if (to_string(act) == word) return act;
    return std::nullopt;
}

// The package of an event; false where it was written and is none.
bool read_event_package(ReadContext& context, const Node& entry, TalkEvent& event) {
    const Node* text = context.child(entry, "package", Node::Kind::text);
    if (!text) {
        if (event.act == TalkEvent::Act::offers)
            context.error(entry, "an offer has no package",
                          "say what was offered: package = \"{ issue = level }\"");
        return event.act != TalkEvent::Act::offers;
    }
    const auto term = parse_side(
        text->text, context.scenario(), [&](std::size_t at, std::string message, std::string remedy) {
            context.error(context.place_in(*text, at), std::move(message), std::move(remedy));
        });
    if (!term) return false;
    if (term->kind != Term::Kind::package) {
        context.error(*text, "what is done at the table is about one package",
                      "write { issue = level, ... }");
        return false;
    }
    event.package = term->package;
    return true;
}

// Is what is accepted the party's own offer: the last on the table, or a package that only it has offered?
bool own_offer(const std::vector<TalkEvent>& before, const TalkEvent& event) {
    const TalkEvent* last = nullptr;
    for (const TalkEvent& one : before) {
        if (one.act != TalkEvent::Act::offers) continue;
        if (!event.package) {
            last = &one;
        } else if (one.package == event.package) {
            if (one.party != event.party) return false;
            last = &one;
        }
    }
    return last && last->party == event.party;
}

void read_events(ReadContext& context, const Node& table, TalksSection& talks) {
    const Node* list = context.child(table, "events", Node::Kind::array);
    if (!list) return;
    if (list->children.size() > static_cast<std::size_t>(Limits::statements)) {
        context.error(*list, "there are " + std::to_string(list->children.size()) + " events of the talks",
                      "a scenario may have " + std::to_string(Limits::statements));
        return;
    }
    int number = 0;
    bool offered = false;
    for (const Node& entry : list->children) {
        if (!entry.is(Node::Kind::table)) continue;
        ++number;
        TalkEvent event;
        event.place = context.place(entry);
        event.id = context.text(entry, "id");
        if (event.id.empty()) event.id = "talks." + std::to_string(number);
        event.tone = context.text(entry, "tone");
        event.on = context.date(entry, "on");
        event.note = context.text(entry, "note");
        const auto party = context.party(entry, "party");
        const auto act = act_of(context.text(entry, "does"));
        if (!party || !act) continue;
        event.party = *party;
        event.act = *act;
        if (!read_event_package(context, entry, event)) continue;
        if (!event.package && !offered && event.act != TalkEvent::Act::says) {
            context.error(entry, "nothing has been offered yet that this could be about", "name the package");
            continue;
        }
        if (event.act == TalkEvent::Act::accepts && own_offer(talks.events, event)) {
            const std::string& who = context.scenario().parties[static_cast<std::size_t>(*party)].id;
            context.error(entry, "`" + who + "` accepts what it offered itself",
                          "say which other party accepts it: party = \"...\"; or name the package that `" +
                              who + "` accepts");
            continue;
        }
        offered = offered || event.act == TalkEvent::Act::offers;
        if (!context.register_id(event.id, event.place)) continue;
        talks.events.push_back(std::move(event));
    }
}

std::optional<int> party_of(ReadContext& context, const Node& entry) {
    const std::vector<Party>& parties = context.scenario().parties;
    for (std::size_t p = 0; p < parties.size(); ++p)
        if (parties[p].id == entry.key) return static_cast<int>(p);
    context.unknown(context.key_place(entry), "party", entry.key, context.party_ids());
    return std::nullopt;
}

void read_strategies(ReadContext& context, const Node& table, TalksSection& talks) {
    const Node* list = context.child(table, "strategies", Node::Kind::table);
    if (!list) return;
    for (const Node& entry : list->children)
        if (const auto party = party_of(context, entry); party && entry.is(Node::Kind::text))
            talks.strategies.push_back({*party, entry.text, context.place_in(entry, 0)});
}

void read_openings(ReadContext& context, const Node& table, TalksSection& talks) {
    const Node* list = context.child(table, "openings", Node::Kind::table);
    if (!list) return;
    for (const Node& entry : list->children) {
        const auto party = party_of(context, entry);
        if (!party || !entry.is(Node::Kind::text)) continue;
        const auto term = parse_side(
            entry.text, context.scenario(), [&](std::size_t at, std::string message, std::string remedy) {
                context.error(context.place_in(entry, at), std::move(message), std::move(remedy));
            });
        if (!term) continue;
        if (term->kind != Term::Kind::package)
            context.error(entry, "what is offered first is one package", "write { issue = level, ... }");
        else
            talks.openings.push_back({*party, term->package, context.place_in(entry, 0)});
    }
}

}  // namespace

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
            context.error(name, "party `" + name.text + "` is given twice in the order",
                          "name each party once");
        else
            talks.order.push_back(*party);
    });
    read_strategies(context, *table, talks);
    read_openings(context, *table, talks);
    read_events(context, *table, talks);
    context.scenario().talks = std::move(talks);
}

}  // namespace detente::toml
