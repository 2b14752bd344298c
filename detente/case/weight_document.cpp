// SPDX-License-Identifier: Apache-2.0
#include "detente/case/weight_document.h"

#include <algorithm>
#include <array>

#include "detente/case/deals_solver.h"
#include "detente/deals/statements/document.h"

namespace detente::cases {

namespace {

Document sources_document(const std::vector<WeighedSource>& sources) {
    Document list = Document::array();
    for (const WeighedSource& source : sources) {
        Document one;
        one.set("source", source.source.name);
        one.set("kind", to_string(source.source.kind));
        one.set("verdict", to_string(source.left));
        one.set("standing", or_null(source.standing));
        list.push(std::move(one));
    }
    return list;
}

Document weight_document(const VerdictWeight& weight) {
    Document document;
    document.set("verdict", to_string(weight.verdict));
    add_weight(document, weight);
    return document;
}

Document groups_document(const PartyWeights& weights, const Scenario& scenario) {
    Document groups = Document::array();
    for (const WeightGroup& group : weights.groups) {
        Document one = weight_document(group.weight);
        Document packages = Document::array();
        for (const Package& package : group.packages)
            packages.push(deals::package_document(package, scenario));
        one.set("count", group.packages.size());
        one.set("packages", std::move(packages));
        groups.push(std::move(one));
    }
    return groups;
}

Document weighed_document(const AccountWeights& account, const Scenario& scenario) {
    if (account.conflict) return nullptr;
    Document document;
    document.set("all_packages", account.all_packages);
    document.set("why_not", account.refused.empty() ? Document() : Document(account.refused));
    Document parties = Document::object();
    for (const PartyWeights& weights : account.parties) {
        Document party;
        party.set("statements", Document::array_of(weights.weighed));
        party.set("by_standing", account.all_packages ? rungs_document(weights) : Document());
        party.set("groups", account.all_packages ? groups_document(weights, scenario) : Document());
        parties.set(scenario.parties[static_cast<std::size_t>(weights.party)].id, std::move(party));
    }
    document.set("parties", std::move(parties));
    return document;
}

// The verdicts of the named package with their weights.
Document package_document(Document package, const AccountWeights& account, const Scenario& scenario) {
    for (const PartyWeights& weights : account.parties) {
        const std::string& id = scenario.parties[static_cast<std::size_t>(weights.party)].id;
        const Document* found = package.find(id);
        if (found == nullptr || !weights.package) continue;
        Document verdict = *found;
        add_weight(verdict, *weights.package);
        Document others = Document::array();
        for (const auto& [account_id, held] : weights.other_accounts) {
            Document one;
            one.set("account", account_id);
            one.set("verdict", to_string(held));
            others.push(std::move(one));
        }
        verdict.set("other_accounts", std::move(others));
        package.set(id, std::move(verdict));
    }
    return package;
}

}  // namespace

Document or_null(const std::optional<Standing>& standing) {
    return standing ? Document(to_string(*standing)) : Document();
}

void add_absent(Document& document, const Document& more) {
    if (more.members() == nullptr) return;
    for (const Document::Member& member : *more.members())
        if (!document.find(member.key)) document.set(member.key, member.value);
}

void add_weight(Document& verdict, const VerdictWeight& weight) {
    verdict.set("standing", or_null(weight.standing));
    verdict.set("needs_no_statement", weight.needs_no_statement);
    verdict.set("weak_links", Document::array_of(weight.weak_links));
    verdict.set("critical_statements", Document::array_of(weight.critical_statements));
    verdict.set("critical_sources", sources_document(weight.critical_sources));
    verdict.set("other_sources", sources_document(weight.other_sources));
    verdict.set("survives", weight.survives ? Document(*weight.survives) : Document());
    Document falls = Document::array();
    for (const auto& set : weight.falls_by) falls.push(Document::array_of(set));
    verdict.set("falls_by", std::move(falls));
    verdict.set("independent_proofs",
                weight.independent_proofs ? Document(*weight.independent_proofs) : Document());
    if (weight.proofs_capped) verdict.set("independent_proofs_at_least", true);
    Document reverses = Document::array();
    for (const auto& [statement, held] : weight.reverses) {
        Document one;
        one.set("statement", statement);
        one.set("verdict", to_string(held));
        reverses.push(std::move(one));
    }
    verdict.set("reverses", std::move(reverses));
}

void add_weights(Document& deals, const std::vector<AccountWeights>& weights, const Scenario& scenario) {
    const Document* found = deals.find("accounts");
    if (found == nullptr) return;
    Document accounts = *found;
    for (const AccountWeights& one : weights) {
        const Document* answered = accounts.find(one.account);
        if (answered == nullptr) continue;
        Document account = *answered;
        if (const Document* package = account.find("package"))
            account.set("package", package_document(*package, one, scenario));
        account.set("weighed", weighed_document(one, scenario));
        accounts.set(one.account, std::move(account));
    }
    deals.set("accounts", std::move(accounts));
}

Document rungs_document(const PartyWeights& weights) {
    Document document;
    for (const Verdict verdict : {Verdict::always, Verdict::never}) {
        std::array<std::size_t, 5> counts{};
        for (const WeightGroup& group : weights.groups) {
            if (group.weight.verdict != verdict) continue;
            const std::size_t rung =
                group.weight.standing ? 1 + static_cast<std::size_t>(*group.weight.standing) : 0;
            counts[rung] += group.packages.size();
        }
        Document rungs;
        rungs.set("no_statement", counts[0]);
        for (const Standing standing :
             {Standing::on_record, Standing::reported, Standing::inferred, Standing::assumed})
            rungs.set(std::string(to_string(standing)), counts[1 + static_cast<std::size_t>(standing)]);
        document.set(std::string(to_string(verdict)), std::move(rungs));
    }
    return document;
}

std::vector<std::string> weighed_items(const std::vector<AccountWeights>& weights) {
    std::vector<std::string> items;
    for (const AccountWeights& account : weights)
        for (const PartyWeights& party : account.parties)
            items.insert(items.end(), party.weighed.begin(), party.weighed.end());
    return items;
}

std::vector<AboveCeiling> above_ceiling_among(const Scenario& scenario,
                                              const std::vector<std::string>& weighed) {
    std::vector<AboveCeiling> above = above_ceiling(scenario);
    std::erase_if(above, [&](const AboveCeiling& one) {
        return std::find(weighed.begin(), weighed.end(), one.item) == weighed.end();
    });
    return above;
}

Document ceilings_document(const std::vector<AboveCeiling>& above) {
    Document list = Document::array();
    for (const AboveCeiling& one : above) {
        Document entry;
        entry.set("item", one.item);
        entry.set("standing", to_string(one.standing));
        entry.set("ceiling", to_string(one.ceiling));
        entry.set("row", one.row);
        entry.set("because", one.because.empty() ? Document() : Document(one.because));
        list.push(std::move(entry));
    }
    return list;
}

Document filter_document(const Filter& filter, const Filtered& filtered) {
    if (!filter.asks() && filtered.left_out.empty()) return nullptr;
    Document document;
    document.set("as_of", filter.as_of ? Document(to_string(*filter.as_of)) : Document());
    document.set("standing", or_null(filter.standing));
    document.set("without", Document::array_of(filter.without));
    document.set("above_conflict", filter.above_conflict);
    Document left_out = Document::array();
    for (const LeftOut& one : filtered.left_out) {
        Document entry;
        entry.set("id", one.id);
        entry.set("cause", to_string(one.cause));
        entry.set("why", one.why);
        entry.set("accounts", one.accounts.empty() ? Document() : Document::array_of(one.accounts));
        left_out.push(std::move(entry));
    }
    document.set("left_out", std::move(left_out));
    document.set("withdrawn_in_use", Document::array());
    return document;
}

}  // namespace detente::cases
