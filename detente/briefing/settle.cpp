// SPDX-License-Identifier: Apache-2.0
// What is one answer away from a deal, and where the picture stands.
#include <algorithm>

#include "detente/briefing/internal/sections.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kOneAwayPackages = 4;  // one answer away, for each party to be asked

void ask_for_one_answer(const AccountContext& account, int party, Section& section) {
    std::vector<const Package*> packages;
    for (const deals::OneAnswerAway& away : account.answer.one_answer_away)
        if (away.party == party) packages.push_back(&away.package);
    if (packages.empty()) return;
    const std::string asked = party_name(account.scenario, party);
    std::vector<std::string> others;
    for (int other = 0; other < static_cast<int>(account.scenario.parties.size()); ++other)
        if (other != party) others.push_back(party_name(account.scenario, other));
    const bool one_other = others.size() == 1 && !names_many(others.front());
    const auto add = [&](std::string text, const Package* package) {
        Point point;
        point.party = party;
        if (package) point.package = *package;
        point.claim = account.trace.say(std::move(text), account.verdict_items());
        section.points.push_back(std::move(point));
    };
    add("one yes from " + asked + " would do: " + list_of(others) + (one_other ? " is" : " are") +
            " certain to accept " + (packages.size() == 1 ? "this." : "each of these."),
        nullptr);
    for (std::size_t i = 0; i < packages.size() && i < kOneAwayPackages; ++i)
        add("would " + asked + " accept " + in_words(*packages[i], account.scenario) + "?", packages[i]);
    if (packages.size() > kOneAwayPackages)
        add(counted(packages.size() - kOneAwayPackages, "further package", "further packages") +
                " could be put to " + (names_many(asked) ? "them" : "it") +
                " in the same way; the picture shows them.",
            nullptr);
}

}  // namespace

Section write_one_answer_away(const AccountContext& account) {
    Section section{
        "one-away", "One answer away from a deal", "What is one answer away from a deal?", {}, {}};
    for (int party = 0; party < static_cast<int>(account.scenario.parties.size()); ++party)
        ask_for_one_answer(account, party, section);
    return section;
}

Section write_picture(const AccountContext& account) {
    Section section{
        "picture", "The packages as a picture", "What does each package look like to each party?", {}, {}};
    Point point;
    if (account.scenario.issues.empty()) {
        point.claim =
            account.trace.say("this scenario has no issues on the table, so there is no package to draw.");
        section.points.push_back(std::move(point));
        return section;
    }
    if (account.answer.verdict_map.empty()) {
        point.claim = account.trace.say("the picture is left out: " + grouped(account.deals.packages) +
                                        " packages are more than it can draw.");
        section.points.push_back(std::move(point));
        return section;
    }
    // The two issues with the most levels, in file order among equals.
    Picture picture;
    const auto levels = [&](int issue) {
        return account.scenario.issues[static_cast<std::size_t>(issue)].levels.size();
    };
    const int issues = static_cast<int>(account.scenario.issues.size());
    for (int issue = 1; issue < issues; ++issue)
        if (levels(issue) > levels(picture.rows)) picture.rows = issue;
    picture.columns = picture.rows == 0 && issues > 1 ? 1 : 0;
    for (int issue = 0; issue < issues; ++issue)
        if (issue != picture.rows && levels(issue) > levels(picture.columns)) picture.columns = issue;
    std::string text = "each cell holds the packages with the levels of its row and column";
    if (issues > 2) text += ", whatever is agreed on the other issues";
    point.claim = account.trace.say(text + ".", account.verdict_items());
    section.points.push_back(std::move(point));
    section.payload = picture;
    return section;
}

}  // namespace detente::briefing
