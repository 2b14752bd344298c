// SPDX-License-Identifier: Apache-2.0
// Parties, issues with their levels, directions and irreversibility marks, and what cannot be combined.
#include <unordered_map>
#include <utility>

#include "detente/base/words.h"
#include "detente/formats/internal/toml/parts.h"
#include "detente/formats/internal/toml/statement_language.h"

namespace detente::toml {

namespace {

constexpr std::pair<std::string_view, Direction> kDirections[] = {
    {"more", Direction::more}, {"strictly more", Direction::strictly_more},
    {"less", Direction::less}, {"strictly less", Direction::strictly_less},
    {"same", Direction::same}, {"absent", Direction::absent}};

// False (and an error at the first one too many) when there are more than the limit.
bool within(ReadContext& context, const Node& list, int limit, const std::string& what) {
    if (list.children.size() <= static_cast<std::size_t>(limit)) return true;
    const Node& extra = list.children[static_cast<std::size_t>(limit)];
    context.error(extra.key_line ? context.key_place(extra) : context.place(extra),
                  "there are " + std::to_string(list.children.size()) + " " + what,
                  "a scenario may have " + std::to_string(limit));
    return false;
}

bool good_level_name(ReadContext& context, const Node& name) {
    const std::string& text = name.text;
    const std::string_view blank = " \t\r\n";
    std::string fault;
    if (text.empty())
        fault = "a level needs a name";
    else if (blank.find(text.front()) != std::string_view::npos ||
             blank.find(text.back()) != std::string_view::npos)
        fault = "the level name `" + text.substr(0, 60) + "` begins or ends with a blank";
    else if (text.find('\n') != std::string::npos)
        fault = "a level name is written on one line";
    else if (text.find('"') != std::string::npos && text.find('\'') != std::string::npos)
        fault = "the level name `" + text.substr(0, 60) +
                "` has both kinds of quotes, so no statement could quote it";
    if (fault.empty()) return context.good_name(text, context.place(name), "a level");
    context.error(name, fault, "name what is agreed at this level, as \"Yongbyon in part\"");
    return false;
}

void read_levels(ReadContext& context, const Node& table, Issue& issue) {
    const Node* levels = context.child(table, "levels", Node::Kind::array);
    if (!levels) return;
    if (!within(context, *levels, Limits::levels, "levels of `" + issue.id + "`")) return;
    std::unordered_map<std::string, int> first;
    for (const Node& name : levels->children) {
        if (!name.is(Node::Kind::text) || !good_level_name(context, name)) continue;
        const auto [found, fresh] = first.emplace(name.text, static_cast<int>(issue.levels.size()));
        if (!fresh)
            context.error(name,
                          "level `" + name.text + "` of issue `" + issue.id +
                              "` is named twice; it is level " + std::to_string(found->second) + " already",
                          "give each level its own name");
        issue.levels.push_back(name.text);
    }
    if (levels->children.size() < 2)
        context.error(
            *levels, "issue `" + issue.id + "` has " + (levels->children.empty() ? "no levels" : "one level"),
            "an issue has two levels at least, the first meaning that nothing is agreed");
}

// A short name stands in a sentence in the place of its level, so two levels may not share one.
void read_short_names(ReadContext& context, const Node& table, Issue& issue) {
    const Node* names = context.child(table, "short", Node::Kind::array);
    const Node* levels = table.find("levels");
    if (!names || !levels || !levels->is(Node::Kind::array)) return;
    if (names->children.size() != levels->children.size()) {
        context.error(*names,
                      "issue `" + issue.id + "` has " + counted(levels->children.size(), "level", "levels") +
                          " and " + counted(names->children.size(), "short name", "short names"),
                      "write one short name for each level; \"\" where a level needs none");
        return;
    }
    std::unordered_map<std::string, std::size_t> first;
    for (std::size_t level = 0; level < names->children.size(); ++level) {
        const Node& name = names->children[level];
        if (!name.is(Node::Kind::text)) return;  // its kind was complained about
        if (!name.text.empty() && !good_level_name(context, name)) continue;
        if (const auto [found, fresh] = first.emplace(name.text, level); !fresh && !name.text.empty())
            context.error(name,
                          "short name `" + name.text + "` of issue `" + issue.id +
                              "` is given twice; it stands for level " + std::to_string(found->second) +
                              " already",
                          "give each level a short name of its own, or \"\"");
        issue.short_names.push_back(name.text);
    }
}

void read_irreversibility(ReadContext& context, const Node& table, int issue_index) {
    const Node* from = table.find("irreversible_from");
    if (!from) return;
    Irreversibility mark;
    mark.issue = issue_index;
    const std::string id = context.scenario().issues[static_cast<std::size_t>(issue_index)].id;
    const Node* level = from->is(Node::Kind::table) ? from->find("level") : from;
    if (from->is(Node::Kind::table)) {
        mark.item = context.read_item(*from, id + ".irreversible");
    } else {
        mark.item.id = id + ".irreversible";
        mark.item.place = context.place(*from);
    }
    mark.level = level ? context.level(issue_index, *level).value_or(-1) : -1;
    if (!context.register_id(mark.item.id, mark.item.place) || mark.level < 0) return;
    if (mark.level == 0) {
        context.error(
            *level, "level 0 of `" + id + "` means that nothing is agreed, so nothing is there to be undone",
            "name the first level that cannot be undone");
        return;
    }
    context.scenario().irreversibilities.push_back(std::move(mark));
}

void read_directions(ReadContext& context, const Node& table, int issue_index) {
    const Node* prefers = context.child(table, "prefers", Node::Kind::table);
    if (!prefers) return;
    const std::string issue = context.scenario().issues[static_cast<std::size_t>(issue_index)].id;
    for (const Node& entry : prefers->children) {
        const int party = find_party(context.scenario(), entry.key);
        if (party < 0) {
            context.unknown(context.key_place(entry), "party", entry.key, context.party_ids());
            continue;
        }
        Preference preference;
        preference.party = party;
        preference.issue = issue_index;
        const std::string default_id = entry.key + "." + issue;
        if (entry.is(Node::Kind::table)) {
            preference.item = context.read_item(entry, default_id);
        } else {
            preference.item.id = default_id;
            preference.item.place = context.place(entry);
        }
        const std::string word = entry.is(Node::Kind::table) ? context.text(entry, "direction") : entry.text;
        for (const auto& [name, direction] : kDirections)
            if (name == word) preference.direction = direction;
        if (context.register_id(preference.item.id, preference.item.place))
            context.scenario().preferences.push_back(std::move(preference));
    }
}

}  // namespace

void read_parties(ReadContext& context, const Node& root) {
    const Node* parties = context.child(root, "parties", Node::Kind::table);
    if (!parties) return;
    if (parties->children.empty())
        context.error(*parties, "this scenario has no parties", "declare them, as [parties.us]");
    within(context, *parties, Limits::parties, "parties");
    for (const Node& table : parties->children) {
        if (context.scenario().parties.size() == Limits::parties) break;
        Party party;
        party.id = table.key;
        party.place = context.key_place(table);
        context.good_id(party.id, party.place, "a party");
        party.name = context.text(table, "name");
        context.good_name(party.name, party.place, "a party");
        party.aliases = context.texts(table, "aliases");
        party.leader = context.text(table, "leader");
        party.audiences = context.texts(table, "audiences");
        party.note = context.text(table, "note");
        context.scenario().parties.push_back(std::move(party));
    }
}

void read_issues(ReadContext& context, const Node& root) {
    const Node* issues = context.child(root, "issues", Node::Kind::table);
    if (!issues) return;
    within(context, *issues, Limits::issues, "issues");
    for (const Node& table : issues->children) {
        if (context.scenario().issues.size() == Limits::issues) break;
        Issue issue;
        issue.id = table.key;
        issue.place = context.key_place(table);
        context.good_id(issue.id, issue.place, "an issue");
        issue.name = context.text(table, "name");
        context.good_name(issue.name, issue.place, "an issue");
        issue.note = context.text(table, "note");
        issue.delivers = context.party(table, "delivers");
        read_levels(context, table, issue);
        read_short_names(context, table, issue);
        context.scenario().issues.push_back(std::move(issue));
        const int index = static_cast<int>(context.scenario().issues.size()) - 1;
        read_irreversibility(context, table, index);
        read_directions(context, table, index);
    }
}

void read_infeasibles(ReadContext& context, const Node& root) {
    const Node* list = context.child(root, "infeasible", Node::Kind::array);
    if (!list || !within(context, *list, Limits::statements, "infeasible combinations")) return;
    int number = 0;
    for (const Node& table : list->children) {
        Infeasible infeasible;
        infeasible.item = context.read_item(table, "infeasible." + std::to_string(++number));
        const bool fresh = context.register_id(infeasible.item.id, infeasible.item.place);
        const Node* when = context.child(table, "when", Node::Kind::text);
        if (!when) continue;
        const auto ranges = parse_pattern(
            when->text, context.scenario(), [&](std::size_t at, std::string message, std::string remedy) {
                context.error(context.place_in(*when, at), std::move(message), std::move(remedy));
            });
        if (!fresh || !ranges) continue;
        infeasible.ranges = *ranges;
        context.scenario().infeasibles.push_back(std::move(infeasible));
    }
}

}  // namespace detente::toml
