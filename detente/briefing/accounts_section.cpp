// SPDX-License-Identifier: Apache-2.0
// Rival accounts side by side, and the record of demands and concessions.
#include <algorithm>

#include "detente/briefing/internal/sections.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

std::string name_of(const deals::AccountDeals& answer) {
    return answer.account;
}

std::vector<std::string> difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> result;
    for (const std::string& id : a)
        if (std::find(b.begin(), b.end(), id) == b.end()) result.push_back(id);
    return result;
}

std::string counts_cell(const deals::Counts& counts) {
    return grouped(counts.always) + " / " + grouped(counts.never) + " / " + grouped(counts.undetermined);
}

std::vector<std::string> row(const Scenario& scenario, const deals::AccountDeals& answer) {
    std::vector<std::string> cells{name_of(answer)};
    if (answer.contradiction) {
        cells.emplace_back("contradicts itself");
        cells.resize(4 + scenario.parties.size());
        return cells;
    }
    if (!answer.counted) {
        cells.emplace_back("not counted");
        cells.resize(4 + scenario.parties.size());
        return cells;
    }
    cells.push_back(grouped(answer.zone.certain));
    cells.push_back(grouped(answer.zone.excluded));
    cells.push_back(grouped(answer.zone.open));
    for (const deals::Counts& counts : answer.verdicts) cells.push_back(counts_cell(counts));
    return cells;
}

std::string answer_clause(const deals::AccountDeals& answer) {
    if (answer.contradiction) return "it contradicts itself";
    if (!answer.counted) return "nothing is counted on it";
    return "on it " +
           (answer.zone.certain == 0 ? std::string("no package is")
                                     : counted(answer.zone.certain, "package is", "packages are")) +
           " certain for all, " + grouped(answer.zone.excluded) + " certainly refused by someone, and " +
           grouped(answer.zone.open) + " open";
}

bool answered(const cases::Study& study, const std::string& account) {
    return std::any_of(study.deals.accounts.begin(), study.deals.accounts.end(),
                       [&](const deals::AccountDeals& answer) { return answer.account == account; });
}

Point beside_the_first(const Trace& trace, const cases::Study& study, std::size_t other) {
    const deals::AccountDeals& first = study.deals.accounts[0];
    const deals::AccountDeals& answer = study.deals.accounts[other];
    const std::vector<std::string> added = difference(study.accounts[other].items, study.accounts[0].items);
    const std::vector<std::string> lacking = difference(study.accounts[0].items, study.accounts[other].items);
    std::string text = "beside the " + name_of(first) + " account, the " + name_of(answer) + " account ";
    if (added.empty() && lacking.empty())
        text += "has the same items in force";
    else if (lacking.empty())
        text += "adds " + list_of(added);
    else if (added.empty())
        text += "lacks " + list_of(lacking);
    else
        text += "adds " + list_of(added) + " and lacks " + list_of(lacking);
    std::vector<std::string> ids = added;
    ids.insert(ids.end(), lacking.begin(), lacking.end());
    if (ids.empty()) ids = study.accounts[other].items;
    Point point;
    point.claim = trace.say(text + "; " + answer_clause(answer) + ".", std::move(ids));
    return point;
}

}  // namespace

Section write_accounts(const Scenario& scenario, const Trace& trace, const cases::Study& study) {
    Section section{"accounts", "The accounts side by side", "What changes with whom one believes?", {}, {}};
    SectionTable table;
    table.caption = "Packages by account; for each party: certain to accept / certain to refuse / open";
    table.columns = {"Account", "Certain for all", "Certainly refused by someone", "Open"};
    for (int party = 0; party < static_cast<int>(scenario.parties.size()); ++party)
        table.columns.push_back(party_name(scenario, party));
    for (const deals::AccountDeals& answer : study.deals.accounts)
        table.rows.push_back(row(scenario, answer));
    for (std::size_t i = 1; i < study.deals.accounts.size(); ++i)
        section.points.push_back(beside_the_first(trace, study, i));
    std::vector<std::string> elsewhere;
    std::vector<std::string> their_items;
    for (const Account& account : scenario.accounts) {
        if (cases::bears_on_packages(scenario, account.id) || answered(study, account.id)) continue;
        elsewhere.push_back(account.id);
        their_items.insert(their_items.end(), account.items.begin(), account.items.end());
    }
    if (!elsewhere.empty()) {
        Point point;
        point.claim = trace.say((elsewhere.size() == 1 ? "the account " : "the accounts ") +
                                    list_of(elsewhere) + (elsewhere.size() == 1 ? " names" : " name") +
                                    " nothing that bears on packages and " +
                                    (elsewhere.size() == 1 ? "is" : "are") + " left to other questions.",
                                std::move(their_items));
        section.points.push_back(std::move(point));
    }
    section.payload = std::move(table);
    return section;
}

Section write_demands(const Scenario& scenario, const Trace& trace) {
    Section section{"demands",
                    "Demands and concessions on record",
                    "What was asked for, what was given, and when?",
                    {},
                    {}};
    const auto say = [&](const Item& item, int party, std::string words) {
        Point point;
        point.party = party;
        point.claim = trace.say(std::move(words), {item.id});
        section.points.push_back(std::move(point));
    };
    for (const Demand& demand : scenario.demands) say(demand.item, demand.party, in_words(demand, scenario));
    for (const Concession& concession : scenario.concessions)
        say(concession.item, concession.party, in_words(concession, scenario));
    return section;
}

}  // namespace detente::briefing
