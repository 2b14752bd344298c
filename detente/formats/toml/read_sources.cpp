// SPDX-License-Identifier: Apache-2.0
// Sources, and the accounts that choose among the items.
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "detente/formats/internal/toml/parts.h"
#include "detente/formats/internal/toml/read_item.h"
#include "detente/formats/internal/toml/rings.h"

namespace detente::toml {

namespace {

bool good_sha256(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

Source read_source(ReadContext& context, const Node& table) {
    Source source;
    source.id = table.key;
    source.place = context.key_place(table);
    context.good_id(source.id, source.place, "a source");
    source.kind = context.text(table, "kind");
    source.title = context.text(table, "title");
    source.outlet = context.text(table, "outlet");
    source.author = context.text(table, "author");
    source.published = context.date(table, "published");
    source.retrieved = context.date(table, "retrieved");
    source.url = context.text(table, "url");
    source.file = context.text(table, "file");
    source.sha256 = context.text(table, "sha256");
    source.language = context.text(table, "language");
    source.why_doubt = context.texts(table, "why_doubt");
    source.reliability = context.text(table, "reliability");
    source.corrects = context.texts(table, "corrects");
    source.withdraws = context.read_references(table, "withdraws", {});
    source.chain = read_chain(context, table);
    source.note = context.text(table, "note");
    if (const Node* roles = context.child(table, "roles", Node::Kind::table))
        for (const Node& role : roles->children)
            if (role.is(Node::Kind::text)) source.roles.emplace_back(role.key, role.text);
    if (source.published.known() && source.retrieved.known() && last_day(source.retrieved) < source.published)
        context.error(*table.find("retrieved"),
                      "retrieved " + to_string(source.retrieved) + ", before it came out on " +
                          to_string(source.published),
                      "mend one of the two days");
    if (const Node* sha256 = context.child(table, "sha256", Node::Kind::text);
        sha256 && !good_sha256(sha256->text))
        context.error(*sha256, "`" + sha256->text.substr(0, 80) + "` is not a SHA-256",
                      "write 64 hexadecimal digits, as sha256sum prints them");
    return source;
}

std::vector<std::string> account_ids(const Scenario& scenario) {
    std::vector<std::string> ids;
    for (const Account& account : scenario.accounts) ids.push_back(account.id);
    return ids;
}

void read_items(ReadContext& context, const Node& table, Account& account) {
    std::unordered_set<std::string> named, kept;
    context.each_text(table, "items", [&](const Node& name) {
        if (!named.insert(name.text).second) {
            context.error(context.place_in(name, 0),
                          "account `" + account.id + "` names `" + name.text.substr(0, 60) + "` twice",
                          "name each item once");
            return;
        }
        if (!context.knows_id(name.text)) {
            context.unknown(context.place_in(name, 0), "item", name.text, context.known_ids());
            return;
        }
        for (std::string& member : context.members(name.text))
            if (kept.insert(member).second) account.items.push_back(std::move(member));
    });
}

void check_includes(ReadContext& context, const Node& accounts) {
    const Scenario& scenario = context.scenario();
    for (const Node& table : accounts.children)
        context.each_text(table, "includes", [&](const Node& name) {
            if (find_account(scenario, name.text) < 0)
                context.unknown(context.place_in(name, 0), "account", name.text, account_ids(scenario));
        });
    std::vector<std::vector<std::size_t>> edges(scenario.accounts.size());
    for (std::size_t i = 0; i < edges.size(); ++i)
        for (const std::string& id : scenario.accounts[i].includes)
            if (const int other = find_account(scenario, id); other >= 0)
                edges[i].push_back(static_cast<std::size_t>(other));
    for (const std::vector<std::size_t>& ring : rings(edges, Limits::errors)) {
        std::string text;
        for (std::size_t i = 0; i < ring.size(); ++i)
            text += (i ? " includes `" : "`") + scenario.accounts[ring[i]].id + "`";
        context.error(scenario.accounts[ring[ring.size() - 2]].place, "accounts include each other: " + text,
                      "take one of these out of the other's `includes`");
    }
}

// Sources that correct one another: each must be known, and none may come round to itself.
void check_corrections(ReadContext& context, const Node& sources) {
    std::vector<std::string> known;
    std::unordered_map<std::string_view, std::size_t> numbers;
    for (const Source& source : context.scenario().sources) {
        numbers.emplace(source.id, known.size());
        known.push_back(source.id);
    }
    std::vector<std::vector<std::size_t>> edges(known.size());
    for (std::size_t i = 0; i < known.size(); ++i)
        context.each_text(sources.children[i], "corrects", [&](const Node& name) {
            const auto other = numbers.find(name.text);
            if (other == numbers.end())
                context.unknown(context.place_in(name, 0), "source", name.text, known);
            else if (other->second == i)
                context.error(context.place_in(name, 0), "source `" + name.text + "` corrects itself",
                              "name the source that it corrects");
            else
                edges[i].push_back(other->second);
        });
    for (const std::vector<std::size_t>& ring : rings(edges, Limits::errors)) {
        std::string text;
        for (std::size_t i = 0; i < ring.size() && i < 12; ++i)
            text += (i ? ", which corrects `" : "`") + known[ring[i]].substr(0, 60) + "`";
        context.error(context.scenario().sources[ring.front()].place, "sources correct each other: " + text,
                      "only a later source corrects an earlier one: take one of these out");
    }
}

}  // namespace

void read_sources(ReadContext& context, const Node& root) {
    const Node* sources = context.child(root, "sources", Node::Kind::table);
    if (!sources) return;
    if (sources->children.size() > Limits::sources) {
        context.error(*sources, "there are " + std::to_string(sources->children.size()) + " sources",
                      "a scenario may have " + std::to_string(Limits::sources));
        return;
    }
    for (const Node& table : sources->children)
        context.scenario().sources.push_back(read_source(context, table));
    check_corrections(context, *sources);
}

void read_accounts(ReadContext& context, const Node& root) {
    Scenario& scenario = context.scenario();
    const Node* head = context.child(root, "scenario", Node::Kind::table);
    const Node* chosen = head ? context.child(*head, "default_account", Node::Kind::text) : nullptr;
    const Node* accounts = context.child(root, "accounts", Node::Kind::table);
    if (accounts && accounts->children.size() > Limits::accounts) {
        context.error(*accounts, "there are " + std::to_string(accounts->children.size()) + " accounts",
                      "a scenario may have " + std::to_string(Limits::accounts));
        return;
    }
    if (accounts) {
        for (const Node& table : accounts->children) {
            Account account;
            account.id = table.key;
            account.place = context.key_place(table);
            context.good_id(account.id, account.place, "an account");
            account.title = context.text(table, "title");
            account.includes = context.texts(table, "includes");
            account.note = context.text(table, "note");
            read_items(context, table, account);
            scenario.accounts.push_back(std::move(account));
        }
        check_includes(context, *accounts);
    }
    if (chosen) {
        scenario.default_account = chosen->text;
        if (find_account(scenario, chosen->text) < 0)
            context.unknown(context.place_in(*chosen, 0), "account", chosen->text, account_ids(scenario));
    } else if (scenario.accounts.size() == 1) {
        scenario.default_account = scenario.accounts.front().id;
    } else if (scenario.accounts.size() > 1) {
        context.error(scenario.accounts.front().place, "there are several accounts and none is the default",
                      "write default_account = \"" + scenario.accounts.front().id + "\" under [scenario]");
    }
}

}  // namespace detente::toml
