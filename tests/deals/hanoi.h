// SPDX-License-Identifier: Apache-2.0
// The Hanoi case as far as verdicts need it, built by hand: the golden counts must not depend on the reader
// of files.
#pragma once

#include <string>
#include <vector>

#include "detente/scenario/scenario.h"

namespace detente::testing {

enum HanoiParty { kUs = 0, kDprk = 1 };
enum HanoiIssue { kNuclear, kDeclaration, kTesting, kRemains, kSanctions, kPeace };

inline Package hanoi(int nuclear, int declaration, int testing, int remains, int sanctions, int peace) {
    return Package{{nuclear, declaration, testing, remains, sanctions, peace}};
}

// `better_than_no_deal`: the party prefers the package; otherwise it prefers no deal. Both strictly.
inline Statement about_no_deal(const std::string& id, int party, const Package& package,
                               bool better_than_no_deal) {
    Statement statement;
    statement.item.id = id;
    statement.party = party;
    Term term;
    term.kind = Term::Kind::package;
    term.package = package;
    statement.first = better_than_no_deal ? term : Term{};
    statement.second = better_than_no_deal ? Term{} : term;
    return statement;
}

inline Scenario hanoi_scenario() {
    Scenario scenario;
    scenario.id = "hanoi-2019-02-28";
    scenario.default_account = "public";
    for (const char* id : {"us", "dprk"}) {
        Party party;
        party.id = id;
        party.name = id;
        scenario.parties.push_back(party);
    }
    const std::vector<std::pair<std::string, int>> issues{{"nuclear", 5}, {"declaration", 3}, {"testing", 2},
                                                          {"remains", 2}, {"sanctions", 4},   {"peace", 2}};
    for (const auto& [id, levels] : issues) {
        Issue issue;
        issue.id = id;
        for (int level = 0; level < levels; ++level) issue.levels.push_back(id + " " + std::to_string(level));
        scenario.issues.push_back(issue);
    }
    for (int party : {kUs, kDprk}) {
        for (int issue = kNuclear; issue <= kPeace; ++issue) {
            const bool us_gains = issue != kSanctions && issue != kPeace;
            Preference preference;
            preference.party = party;
            preference.issue = issue;
            preference.direction = us_gains == (party == kUs) ? Direction::more : Direction::less;
            preference.item.id = scenario.parties[static_cast<std::size_t>(party)].id + "." +
                                 scenario.issues[static_cast<std::size_t>(issue)].id;
            scenario.preferences.push_back(preference);
        }
    }
    const Package all_for_part = hanoi(2, 0, 0, 0, 3, 0);
    const Package five_for_part = hanoi(2, 0, 1, 0, 2, 0);
    const Package big_deal = hanoi(4, 2, 1, 0, 3, 1);
    const Package draft = hanoi(1, 0, 0, 1, 1, 1);
    scenario.statements = {
        about_no_deal("A1", kUs, all_for_part, false),
        about_no_deal("A2", kDprk, all_for_part, true),
        about_no_deal("S1", kUs, five_for_part, false),
        about_no_deal("S2", kDprk, five_for_part, true),
        about_no_deal("S3", kUs, big_deal, true),
        about_no_deal("S4", kDprk, big_deal, false),
        about_no_deal("R1", kUs, hanoi(3, 0, 0, 0, 1, 0), true),
        about_no_deal("R2.us", kUs, draft, true),
        about_no_deal("R2.dprk", kDprk, draft, true),
        about_no_deal("H1", kDprk, hanoi(3, 0, 1, 0, 2, 1), false),
    };
    const auto account = [&](const char* id, std::vector<std::string> includes,
                             std::vector<std::string> items) {
        Account result;
        result.id = id;
        result.includes = std::move(includes);
        result.items = std::move(items);
        scenario.accounts.push_back(std::move(result));
    };
    account("article", {}, {"A1", "A2"});
    account("public", {"article"}, {"S1", "S2", "S3", "S4"});
    account("leaks", {"public"}, {"R1", "R2.us", "R2.dprk"});
    account("hypothesis", {"public"}, {"H1"});
    account("trump", {}, {"A1", "A2"});
    account("ri", {}, {"S1", "S2"});
    return scenario;
}

}  // namespace detente::testing
