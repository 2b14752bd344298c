// SPDX-License-Identifier: Apache-2.0
#include "detente/case/strategies_report.h"

#include <cstdio>

namespace detente::cases {

namespace {

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

}  // namespace

std::vector<const talks::CatalogEntry*> strategies(std::string_view name) {
    std::vector<const talks::CatalogEntry*> entries;
    for (const talks::CatalogEntry& entry : talks::catalog())
        if (name.empty() || entry.name == name) entries.push_back(&entry);
    return entries;
}

std::vector<std::string> strategy_names() {
    std::vector<std::string> names;
    for (const talks::CatalogEntry& entry : talks::catalog())
        if (names.empty() || names.back() != entry.name) names.push_back(entry.name);
    return names;
}

std::string rules_name(const talks::CatalogEntry& entry) {
    if (entry.rules.empty()) return "both";
    return entry.rules.front() == talks::Rules::negmas ? "negmas" : "strict";
}

std::string rules_words(const talks::CatalogEntry& entry) {
    return entry.rules.empty() ? "" : ", under the rules " + rules_name(entry);
}

std::string parameter_words(const talks::ParameterKind& parameter) {
    return parameter.name + " = " + number(parameter.standard) + ": " + parameter.meaning +
           (parameter.whole ? "; a whole number from " : "; from ") + number(parameter.least) + " to " +
           number(parameter.greatest) + ".";
}

std::string completed_words(const talks::CatalogEntry& entry) {
    std::string words = "Completed by accept=" + entry.acceptance + " choice=" + entry.choice;
    if (!entry.model.empty()) words += " model=" + entry.model;
    words += " unless others are named.";
    if (entry.below_reservation) words += " It may offer what is worse for it than no deal.";
    return words;
}

Document strategies_document(const std::vector<const talks::CatalogEntry*>& entries) {
    Document list = Document::array();
    for (const talks::CatalogEntry* entry : entries) {
        Document one = Document::object();
        one.set("name", entry->name);
        one.set("part", talks::to_string(entry->kind));
        one.set("rules", rules_name(*entry));
        one.set("idea", entry->idea);
        one.set("formula", entry->formula);
        one.set("source", entry->source);
        one.set("differs", entry->differs.empty() ? Document() : Document(entry->differs));
        Document parameters = Document::array();
        for (const talks::ParameterKind& parameter : entry->parameters) {
            Document p = Document::object();
            p.set("name", parameter.name);
            p.set("meaning", parameter.meaning);
            p.set("standard", parameter.standard);
            p.set("least", parameter.least);
            p.set("greatest", parameter.greatest);
            p.set("whole", parameter.whole);
            parameters.push(std::move(p));
        }
        one.set("parameters", std::move(parameters));
        if (entry->kind == talks::PartKind::bidding) {
            one.set("accept", entry->acceptance);
            one.set("choice", entry->choice);
            one.set("model", entry->model.empty() ? Document() : Document(entry->model));
            one.set("below_reservation", entry->below_reservation);
        }
        list.push(std::move(one));
    }
    Document document = Document::object();
    document.set("schema", "detente.strategies/1");
    document.set("strategies", std::move(list));
    return document;
}

std::string strategies_markdown() {
    std::string text =
        "# Strategies\n\nMade from the catalog by `detente strategies --markdown`; do not edit. A strategy "
        "is a bidding, completed "
        "by a rule of\nacceptance, a choice among bids that are as good to oneself, and an opponent "
        "model:\n\n```\n"
        "boulware\nboulware(e=0.1) model=frequency accept=ac_combi(t=0.98) choice=for_other\nlinear "
        "walk=insulted(offers=5) tone=hostile\n```\n\n"
        "Without `walk=` a party leaves only when it has nothing to offer; `tone=friendly` or `tone=hostile` "
        "says "
        "how it leaves.\n"
        "Utilities `u`, `best` and `floor` (no deal, or the worst outcome where that is better) are the "
        "party's own; `t` is "
        "the\ntime in [0, 1]. Where a definition says \"after\" somebody, a part of the paper is guessed, "
        "and the guess is "
        "said.\n";
    const auto section = [&](talks::PartKind kind, const std::string& heading) {
        text += "\n## " + heading + "\n";
        for (const talks::CatalogEntry& entry : talks::catalog()) {
            if (entry.kind != kind) continue;
            text += "\n### " + entry.name + (entry.rules.empty() ? "" : " (" + rules_name(entry) + ")") +
                    "\n\n" + entry.idea + "\n\n* Formula: " + entry.formula + "\n* Source: " + entry.source +
                    "\n";
            if (!entry.differs.empty()) text += "* Known differences: " + entry.differs + "\n";
            for (const talks::ParameterKind& parameter : entry.parameters)
                text += "* " + parameter_words(parameter) + "\n";
            if (kind == talks::PartKind::bidding) text += "* " + completed_words(entry) + "\n";
        }
    };
    section(talks::PartKind::bidding, "Biddings");
    section(talks::PartKind::acceptance, "Rules of acceptance");
    section(talks::PartKind::model, "Opponent models");
    section(talks::PartKind::choice, "Choices");
    section(talks::PartKind::walking, "When to leave");
    section(talks::PartKind::voter, "Votes on a single text");
    section(talks::PartKind::protocol, "Protocols");
    return text;
}

}  // namespace detente::cases
