// SPDX-License-Identifier: Apache-2.0
// The whole file: text checks, syntax, structure, then part by part.
#include <algorithm>
#include <utility>

#include "detente/base/names.h"
#include "detente/base/suggest.h"
#include "detente/formats/internal/toml/parts.h"
#include "detente/formats/internal/toml/read_standoff.h"
#include "detente/formats/internal/toml/read_steps.h"
#include "detente/formats/internal/toml/statement_language.h"
#include "detente/formats/toml.h"
#include "detente/formats/toml/parse_text.h"

namespace detente {

namespace {

using toml::Node;
using toml::ReadContext;

void read_head(ReadContext& context, const Node& root) {
    const Node* head = context.child(root, "scenario", Node::Kind::table);
    if (!head) return;
    Scenario& scenario = context.scenario();
    scenario.id = context.text(*head, "id");
    scenario.title = context.text(*head, "title");
    scenario.asked = context.text(*head, "asked");
    scenario.as_of = context.date(*head, "as_of");
    scenario.tags = context.texts(*head, "tags");
    scenario.note = context.text(*head, "note");
    scenario.no_deal_is_nothing_agreed = context.text(*head, "no_deal") != "separate";
    if (const Node* id = context.child(*head, "id", Node::Kind::text))
        context.good_id(id->text, context.place(*id), "a scenario");
}

// Names are compared in normal form C wherever they stand, so all text is put into it, but for the words that
// are looked up in a page.
void put_into_normal_form(Node& node) {
    if (node.key == "quote") return;
    if (node.is(Node::Kind::text))
        if (std::string name = as_name(node.text); name != node.text) {
            node.text = std::move(name);
            node.plain = false;
        }
    for (Node& child : node.children) put_into_normal_form(child);
}

void read_parts(ReadContext& context, const Node& root) {
    context.expect_groups(root);
    read_head(context, root);
    toml::read_parties(context, root);
    toml::read_people(context, root);
    toml::read_sources(context, root);
    toml::read_issues(context, root);
    toml::read_infeasibles(context, root);
    toml::read_statements(context, root);
    toml::read_numbers(context, root);
    toml::read_demands(context, root);
    toml::read_concessions(context, root);
    if (const Node* standoff = context.child(root, "standoff", Node::Kind::table))
        toml::read_standoff(context, *standoff);
    if (const Node* steps = context.child(root, "steps", Node::Kind::table))
        toml::read_steps(context, *steps);
    toml::read_talks(context, root);
    toml::check_states(context, root);
    context.check_references();
    toml::read_accounts(context, root);
    toml::check_people(context);
    if (context.scenario().issues.empty() && !root.find("issues") && !root.find("standoff"))
        context.error(Place{context.file(), 1, 1}, "this scenario has no issues and no standoff",
                      "declare what is on the table, as [issues.price]");
}

}  // namespace

Result<Scenario> read_scenario(std::string_view text, const std::string& file) {
    if (Errors faults = toml::check_text(text, file); !faults.empty()) return faults;
    toml::Parsed parsed = toml::parse_text(text, file);
    if (!parsed.errors.empty()) return std::move(parsed.errors);
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) ||
        text.find("\\u") != std::string_view::npos || text.find("\\U") != std::string_view::npos)
        put_into_normal_form(parsed.root);
    Scenario scenario;
    scenario.file = file;
    ReadContext context(scenario);
    context.check_structure(parsed.root, toml::scenario_keys());
    read_parts(context, parsed.root);
    if (context.failed()) return context.take_errors();
    return scenario;
}

Result<std::vector<LevelRange>> read_pattern(std::string_view text, const Scenario& scenario) {
    Errors errors;
    const std::size_t start = text.find_first_not_of(" \t");
    const bool braces =
        start != std::string_view::npos && (text[start] == '{' || text.substr(start, 3) == "any");
    const std::string whole = braces ? std::string(text) : "{" + std::string(text) + "}";
    const std::size_t before = braces ? 0 : 1;
    auto pattern =
        toml::parse_pattern(whole, scenario, [&](std::size_t at, std::string message, std::string remedy) {
            if (errors.size() < Limits::errors)
                errors.push_back(
                    make_error({"pattern", 1, static_cast<int>(at > before ? at - before : 0) + 1},
                               std::move(message), std::move(remedy)));
        });
    if (!pattern) return errors;
    return std::move(*pattern);
}

Result<Statement> read_party_statement(std::string_view text, const Scenario& scenario) {
    const std::size_t colon = text.find(':');
    std::string party(text.substr(0, colon == std::string_view::npos ? 0 : colon));
    while (!party.empty() && (party.front() == ' ' || party.front() == '\t')) party.erase(0, 1);
    while (!party.empty() && (party.back() == ' ' || party.back() == '\t')) party.pop_back();
    if (party.empty())
        return make_error({}, "it does not say whose statement it is",
                          "write the party's id and a colon in front: us: { ... } > no deal");
    Statement statement;
    statement.party = find_party(scenario, party);
    if (statement.party < 0) {
        std::vector<std::string> known;
        for (const Party& one : scenario.parties) known.push_back(one.id);
        return make_error({}, "there is no party `" + party + "`", did_you_mean(party, known));
    }
    Errors errors;
    const auto comparison = toml::parse_comparison(
        text.substr(colon + 1), scenario, [&](std::size_t at, std::string message, std::string remedy) {
            if (errors.size() < Limits::errors)
                errors.push_back(make_error({"statement", 1, static_cast<int>(colon + 1 + at) + 1},
                                            std::move(message), std::move(remedy)));
        });
    if (!comparison) return errors;
    statement.first = comparison->first;
    statement.relation = comparison->relation;
    statement.second = comparison->second;
    return statement;
}

std::string write_party_statement(const Statement& statement, const Scenario& scenario) {
    return scenario.parties[static_cast<std::size_t>(statement.party)].id + ": " +
           toml::write_comparison(statement, scenario);
}

Result<Package> read_package(std::string_view text, const Scenario& scenario) {
    Errors errors;
    auto package =
        toml::parse_package(text, scenario, [&](std::size_t at, std::string message, std::string remedy) {
            if (errors.size() < Limits::errors)
                errors.push_back(make_error({"package", 1, static_cast<int>(at) + 1}, std::move(message),
                                            std::move(remedy)));
        });
    if (!package) return errors;
    return std::move(*package);
}

}  // namespace detente
