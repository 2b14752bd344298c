// SPDX-License-Identifier: Apache-2.0
// The answer in one sentence, and what follows from it.
#include "detente/briefing/internal/sections.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/product_space.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

// Certain packages named in full; more of them are counted only.
constexpr std::size_t kNamedPackages = 3;

std::string on_account(const AccountContext& account) {
    if (account.scenario.accounts.empty()) return "on everything stated, ";
    return "on the " + account.answer.account + " account, ";
}

std::string to_everyone(const Scenario& scenario) {
    if (scenario.parties.size() == 1) return party_name(scenario, 0);
    return scenario.parties.size() == 2 ? "both"
                                        : "all " + std::to_string(scenario.parties.size()) + " parties";
}

std::string excluded_clause(const deals::Zone& zone, const std::string& total) {
    if (zone.excluded == 0) return "none of " + total + " is certainly refused by anyone";
    if (zone.excluded == 1) return "1 of " + total + " is certainly refused by someone";
    return grouped(zone.excluded) + " of " + total + " are certainly refused by someone";
}

std::string open_clause(const deals::Zone& zone) {
    if (zone.open == 0) return "none stays open";
    return grouped(zone.open) + (zone.open == 1 ? " stays open" : " stay open");
}

// `noun`: "package" or "exchange".
std::string certain_clause(const deals::Zone& zone, const std::string& noun, const std::string& everyone) {
    const std::string acceptable = " certain to be acceptable to " + everyone;
    if (zone.certain == 0) return "no " + noun + " is" + acceptable;
    return counted(zone.certain, noun + " is", noun + "s are") + acceptable;
}

std::vector<Package> certain_packages(const AccountContext& account, std::size_t most) {
    std::vector<Package> found;
    const auto& map = account.answer.verdict_map;
    if (map.empty()) return found;
    const std::optional<ProductSpace> space = ProductSpace::of(account.scenario);
    space->each_first_fastest([&](std::uint64_t code) {
        bool certain = found.size() < most && account.answer.counts[code];
        for (const auto& party : map) certain = certain && party[code] == Verdict::always;
        if (certain) found.push_back(Package{space->decode(code)});
    });
    return found;
}

std::string named_packages(const AccountContext& account) {
    std::vector<std::string> names;
    for (const Package& package : certain_packages(account, kNamedPackages))
        names.push_back(in_words(package, account.scenario));
    if (names.empty()) return {};
    if (account.answer.zone.certain == 1) return "that package is " + names[0] + ".";
    return std::string(account.answer.zone.certain > names.size() ? "among them are " : "they are ") +
           list_of(names) + ".";
}

}  // namespace

Sentence write_answer(const AccountContext& account, const deals::Zone* exchanges) {
    if (account.answer.contradiction) {
        const std::string party = party_name(account.scenario, account.answer.contradiction->party);
        return account.trace.say(
            on_account(account) + "what is stated about " + party +
                " cannot all hold, so nothing follows until one of those statements is dropped.",
            ids_of(account.answer.contradiction->statements));
    }
    if (account.scenario.issues.empty())
        return account.trace.say(
            "nothing is on the table in this scenario, so there is no package to take or refuse.");
    const std::string total = grouped(account.deals.packages);
    if (!account.answer.counted)
        return account.trace.say(on_account(account) + "the " + total +
                                 " packages are too many to list, so nothing is counted; a single package "
                                 "can still be asked about.");
    const deals::Zone& zone = exchanges ? *exchanges : account.answer.zone;
    const std::string of = exchanges ? grouped(zone.certain + zone.excluded + zone.open) : total;
    return account.trace.say(
        on_account(account) +
            certain_clause(zone, exchanges ? "exchange" : "package", to_everyone(account.scenario)) + "; " +
            excluded_clause(zone, of) + "; " + open_clause(zone) + ".",
        account.verdict_items());
}

std::vector<Sentence> write_remarks(const AccountContext& account) {
    std::vector<Sentence> remarks;
    if (account.answer.contradiction || !account.answer.counted) return remarks;
    const deals::Zone& zone = account.answer.zone;
    if (std::string names = named_packages(account); !names.empty())
        remarks.push_back(account.trace.say(std::move(names), account.verdict_items()));
    if (zone.certain == 0 && zone.open > 0)
        remarks.push_back(
            account.trace.say("what has been said neither shows that a deal exists nor rules one out.",
                              account.verdict_items()));
    if (zone.certain == 0 && zone.open == 0 && zone.excluded > 0)
        remarks.push_back(account.trace.say(
            "what has been said leaves no package, of those considered, that can be agreed.",
            account.verdict_items()));
    return remarks;
}

Section write_contradiction(const AccountContext& account) {
    Section section{
        "contradiction", "What cannot all hold", "Which statements contradict each other?", {}, {}};
    const deals::Contradiction& found = *account.answer.contradiction;
    Point point;
    point.party = found.party;
    std::vector<std::string> ids = ids_of(found.statements);
    point.claim = account.trace.say(
        list_of(ids) + " cannot all hold for " + party_name(account.scenario, found.party) +
            " with the directions in force; dropping any one of them leaves the rest of these consistent.",
        ids);
    for (const std::string& id : ids)
        if (const Statement* statement = find_statement(account.scenario, id))
            point.details.push_back(account.trace.say(in_words(*statement, account.scenario), {id}));
    for (const deals::Reason& reason : found.statements)
        if (reason.kind == deals::Reason::Kind::number)
            point.details.push_back(
                account.trace.say("the number " + reason.id +
                                      (reason.text.empty() ? "" : " (" + reason.text + ")") + " takes part.",
                                  {reason.id}));
    std::vector<std::string> with = ids_of(found.directions);
    if (!with.empty())
        point.details.push_back(
            account.trace.say("the directions that take part: " + list_of(with) + ".", with));
    for (Sentence& sentence : write_provenance(account.scenario, account.trace, ids))
        point.details.push_back(std::move(sentence));
    section.points.push_back(std::move(point));
    return section;
}

}  // namespace detente::briefing
