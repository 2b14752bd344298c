// SPDX-License-Identifier: Apache-2.0
// Sources, and the accounts that choose among the items.
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "detente/formats/toml/parts.h"
#include "detente/formats/toml/read_item.h"

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
    source.chain = read_chain(context, table);
    source.note = context.text(table, "note");
    if (const Node* roles = context.child(table, "roles", Node::Kind::table))
        for (const Node& role : roles->children)
            if (role.is(Node::Kind::text)) source.roles.emplace_back(role.key, role.text);
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
    // Depth-first search; an account met again while still open closes a ring (Tarjan 1972).
    enum class Mark { fresh, open, done };
    const std::size_t count = scenario.accounts.size();
    std::vector<Mark> marks(count, Mark::fresh);
    struct Frame {
        std::size_t account;
        std::size_t next;
    };
    for (std::size_t start = 0; start < count; ++start) {
        if (marks[start] != Mark::fresh) continue;
        std::vector<Frame> path{{start, 0}};
        marks[start] = Mark::open;
        while (!path.empty()) {
            const Account& account = scenario.accounts[path.back().account];
            if (path.back().next == account.includes.size()) {
                marks[path.back().account] = Mark::done;
                path.pop_back();
                continue;
            }
            const int other = find_account(scenario, account.includes[path.back().next++]);
            if (other < 0 || marks[static_cast<std::size_t>(other)] == Mark::done) continue;
            const auto target = static_cast<std::size_t>(other);
            if (marks[target] == Mark::fresh) {
                marks[target] = Mark::open;
                path.push_back({target, 0});
                continue;
            }
            std::string ring;
            bool inside = false;
            for (const Frame& frame : path) {
                inside = inside || frame.account == target;
                if (inside) ring += "`" + scenario.accounts[frame.account].id + "` includes ";
            }
            context.error(account.place,
                          "accounts include each other: " + ring + "`" + scenario.accounts[target].id + "`",
                          "take one of these out of the other's `includes`");
        }
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
    std::vector<std::string> known;
    for (const Source& source : context.scenario().sources) known.push_back(source.id);
    const std::unordered_set<std::string> ids(known.begin(), known.end());
    for (const Node& table : sources->children)
        context.each_text(table, "corrects", [&](const Node& name) {
            if (!ids.contains(name.text))
                context.unknown(context.place_in(name, 0), "source", name.text, known);
        });
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
