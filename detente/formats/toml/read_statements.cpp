// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "detente/formats/internal/toml/parts.h"
#include "detente/formats/internal/toml/statement_language.h"

namespace detente::toml {

namespace {

// A statement for several parties is copied for each; this bounds what that may take.
constexpr std::size_t kSharedText = 16'384;

std::size_t text_of(const std::vector<std::string>& texts) {
    std::size_t size = 0;
    for (const std::string& text : texts) size += text.size();
    return size;
}

std::size_t text_of(const std::vector<ChainLink>& chain) {
    std::size_t size = 0;
    for (const ChainLink& link : chain)
        size += link.who.size() + link.verb.size() + link.to.size() + link.medium.size() + link.role.size();
    return size;
}

std::size_t text_of(const Item& item) {
    std::size_t size = item.hedge.size() + item.quote.size() + item.because.size() + item.note.size() +
                       text_of(item.sources) + text_of(item.quote_parts) + text_of(item.supersedes) +
                       text_of(item.withdraws) + text_of(item.chain);
    for (const Citation& citation : item.cites)
        size += citation.source.size() + citation.hedge.size() + citation.because.size() +
                text_of(citation.quote) + text_of(citation.chain);
    return size;
}

std::vector<int> read_parties_of(ReadContext& context, const Node& table) {
    std::vector<int> parties;
    context.each_text(table, "parties", [&](const Node& name) {
        const auto party = context.party(name);
        if (!party) return;
        if (std::find(parties.begin(), parties.end(), *party) != parties.end())
            context.error(name, "party `" + name.text + "` is named twice", "name each party once");
        else
            parties.push_back(*party);
    });
    return parties;
}

void keep_for_each(ReadContext& context, const Node& table, const Statement& shared,
                   const std::vector<int>& parties) {
    std::vector<std::string> members;
    for (const int party : parties)
        members.push_back(shared.item.id + "." +
                          context.scenario().parties[static_cast<std::size_t>(party)].id);
    if (!context.register_group(shared.item.id, members, shared.item.place)) return;
    if (text_of(shared.item) > kSharedText) {
        context.error(
            table,
            "a statement for several parties has more than " + std::to_string(kSharedText) + " bytes of text",
            "keep the long text in a source");
        return;
    }
    for (std::size_t i = 0; i < parties.size(); ++i) {
        Statement statement = shared;
        statement.party = parties[i];
        statement.item.id = members[i];
        if (context.register_id(members[i], shared.item.place))
            context.scenario().statements.push_back(std::move(statement));
    }
}

std::size_t statements_in(const Node& list) {
    std::size_t count = 0;
    for (const Node& table : list.children) {
        const Node* parties = table.is(Node::Kind::table) ? table.find("parties") : nullptr;
        count += parties && parties->is(Node::Kind::array) ? parties->children.size() : 1;
    }
    return count;
}

void read_statement(ReadContext& context, const Node& table) {
    Statement statement;
    statement.item = context.read_item(table, {});
    const bool one = table.find("party") != nullptr;
    const bool several = table.find("parties") != nullptr;
    if (one == several)
        context.error(
            table,
            one ? "a statement has `party` or `parties`, not both" : "a statement needs the key `party`",
            "write party = \"us\", or parties = [\"us\", \"dprk\"] for the same statement of each");
    const auto party = context.party(table, "party");
    const auto parties = read_parties_of(context, table);
    const Node* says = context.child(table, "says", Node::Kind::text);
    if (!says) return;
    auto comparison = parse_comparison(
        says->text, context.scenario(), [&](std::size_t at, std::string message, std::string remedy) {
            context.error(context.place_in(*says, at), std::move(message), std::move(remedy));
        });
    if (statement.item.id.empty()) return;
    if (!comparison || one == several || (one && !party) || (several && parties.empty())) {
        // The statement cannot be kept, but accounts that name it are not at fault.
        context.register_id(statement.item.id, statement.item.place);
        return;
    }
    statement.first = std::move(comparison->first);
    statement.relation = comparison->relation;
    statement.second = std::move(comparison->second);
    if (several) return keep_for_each(context, table, statement, parties);
    statement.party = *party;
    if (context.register_id(statement.item.id, statement.item.place))
        context.scenario().statements.push_back(std::move(statement));
}

}  // namespace

void read_statements(ReadContext& context, const Node& root) {
    const Node* list = context.child(root, "statements", Node::Kind::array);
    if (!list) return;
    if (const std::size_t count = statements_in(*list); count > Limits::statements) {
        context.error(*list, "there are " + std::to_string(count) + " statements",
                      "a scenario may have " + std::to_string(Limits::statements));
        return;
    }
    for (const Node& table : list->children)
        if (table.is(Node::Kind::table)) read_statement(context, table);
}

void check_states(ReadContext& context, const Node& root) {
    const Node* list = context.child(root, "statements", Node::Kind::array);
    if (!list || !context.states()) return;
    const std::vector<std::string>& known = *context.states();
    const auto check = [&](const Statement& statement, const Term& term) {
        if (term.kind != Term::Kind::state ||
            std::find(known.begin(), known.end(), term.state) != known.end())
            return;
        context.unknown(statement.item.place, "state", term.state, known);
    };
    for (const Statement& statement : context.scenario().statements) {
        check(statement, statement.first);
        check(statement, statement.second);
    }
}

}  // namespace detente::toml
