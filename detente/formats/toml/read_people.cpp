// SPDX-License-Identifier: Apache-2.0
// Who speaks, and the outlets: each once, under all the names that the file gives them.
#include <unordered_map>
#include <utility>

#include "detente/formats/internal/toml/parts.h"
#include "detente/scenario/names.h"

namespace detente::toml {

namespace {

// A name may stand for one only.
class Bearers {
  public:
    explicit Bearers(ReadContext& context) : context_(context) {}
    void add(const std::string& name, const std::string& bearer, const Place& place) {
        const std::string plain = plain_name(name);
        if (plain.empty()) return;
        const auto [known, fresh] = bearers_.emplace(plain, bearer);
        if (fresh || known->second == bearer) return;
        context_.error(place,
                       "`" + name.substr(0, 60) + "` is a name of " + known->second + " and of " + bearer,
                       "a name may belong to one only: take it out of one of the two");
    }

  private:
    ReadContext& context_;
    std::unordered_map<std::string, std::string> bearers_;
};

}  // namespace

void read_people(ReadContext& context, const Node& root) {
    Scenario& scenario = context.scenario();
    if (const Node* people = context.child(root, "people", Node::Kind::table))
        for (const Node& table : people->children) {
            Person person;
            person.id = table.key;
            person.place = context.key_place(table);
            context.good_id(person.id, person.place, "a person");
            person.name = context.text(table, "name");
            person.aliases = context.texts(table, "aliases");
            person.party = context.party(table, "party");
            person.role = context.text(table, "role");
            person.note = context.text(table, "note");
            scenario.people.push_back(std::move(person));
        }
    if (const Node* outlets = context.child(root, "outlets", Node::Kind::table))
        for (const Node& table : outlets->children) {
            Outlet outlet;
            outlet.id = table.key;
            outlet.place = context.key_place(table);
            context.good_id(outlet.id, outlet.place, "an outlet");
            outlet.name = context.text(table, "name");
            outlet.aliases = context.texts(table, "aliases");
            outlet.note = context.text(table, "note");
            scenario.outlets.push_back(std::move(outlet));
        }
}

void check_people(ReadContext& context) {
    Scenario& scenario = context.scenario();
    Bearers bearers(context);
    const auto all = [&](const auto& things, std::string_view kind) {
        for (const auto& thing : things) {
            const std::string bearer = std::string(kind) + " `" + thing.id + "`";
            bearers.add(thing.name, bearer, thing.place);
            for (const std::string& alias : thing.aliases) bearers.add(alias, bearer, thing.place);
        }
    };
    all(scenario.people, "the person");
    all(scenario.outlets, "the outlet");
    for (const Party& party : scenario.parties)
        for (const std::string& alias : party.aliases)
            bearers.add(alias, "the party `" + party.id + "`", party.place);
    scenario.names = std::make_shared<const NameIndex>(scenario);
    for (std::size_t i = 0; i < scenario.parties.size(); ++i) {
        const Party& party = scenario.parties[i];
        const int person = scenario.names->person(party.leader);
        if (person < 0) continue;
        const Person& leader = scenario.people[static_cast<std::size_t>(person)];
        if (leader.party && *leader.party != static_cast<int>(i))
            context.error(leader.place,
                          "`" + leader.id + "` leads `" + party.id + "` and speaks for `" +
                              scenario.parties[static_cast<std::size_t>(*leader.party)].id + "`",
                          "say party = \"" + party.id + "\", or name another leader");
    }
    // The same page under two ids, as far as the file tells.
    std::unordered_map<std::string, std::size_t> pages;
    for (const Source& source : scenario.sources) {
        if (source.sha256.empty()) continue;
        std::string hash = source.sha256;
        for (char& c : hash)
            if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
        const auto [known, fresh] = pages.emplace(hash, scenario.shared_texts.size());
        if (fresh) {
            scenario.shared_texts.push_back({SharedText::Kind::page, {source.id}, {}});
        } else {
            scenario.shared_texts[known->second].sources.push_back(source.id);
        }
    }
    std::erase_if(scenario.shared_texts, [](const SharedText& text) { return text.sources.size() < 2; });
}

}  // namespace detente::toml
