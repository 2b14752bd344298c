// SPDX-License-Identifier: Apache-2.0
// What each recorded move revealed if whoever made it was sincere, and what is left of that if it was a bluff.
#include <algorithm>

#include "detente/briefing/front.h"
#include "detente/briefing/internal/sections.h"
#include "detente/deals/statements/words.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

using cases::RevealReport;
using cases::TalkMove;

// "North Korea offered “Yongbyon closed, for all sanctions lifted”"
std::string done_words(const TalkMove& move, const Scenario& scenario) {
    std::string text = party_name(scenario, move.event.party);
    const std::optional<Package>& of = move.event.package ? move.event.package : move.about;
    const std::string about = of ? " " + in_words(*of, scenario) : std::string();
    switch (move.event.act) {
        case TalkEvent::Act::offers:
            return text + " offered" + about;
        case TalkEvent::Act::refuses:
            return text + " refused" + about;
        case TalkEvent::Act::accepts:
            return text + " accepted" + about;
        case TalkEvent::Act::walks:
            text += move.event.tone == "hostile"    ? " walked out in anger"
                    : move.event.tone == "friendly" ? " walked out on good terms"
                                                    : " walked out";
            return text + (of ? " while" + about + " stood" : "");
        case TalkEvent::Act::says:
            break;
    }
    return text + " said" + (move.event.note.empty() ? " something" : " " + quoted(move.event.note));
}

std::string side_of(const Term& term, const Scenario& scenario) {
    return term.kind == Term::Kind::no_deal ? "no deal" : in_words(term.package, scenario);
}

// "to it no deal is better than “...”"
std::string implied_words(const TalkMove& move, const Scenario& scenario) {
    std::vector<std::string> parts;
    for (const Statement& statement : move.implies)
        parts.push_back(
            side_of(statement.first, scenario) +
            (statement.relation == Relation::better ? " is better than " : " is at least as good as ") +
            side_of(statement.second, scenario));
    return "to " + party_name(scenario, move.event.party) + " " + list_of(parts);
}

std::string counted_verdicts(std::uint64_t count) {
    return counted(count, "verdict changes", "verdicts change");
}

std::vector<std::string> changes_of(const std::vector<cases::RevealedChange>& changes, std::size_t most,
                                    const Scenario& scenario) {
    std::vector<std::string> parts;
    for (const cases::RevealedChange& change : changes)
        if (parts.size() < most)
            parts.push_back(in_words(change.package, scenario) + " for " +
                            party_name(scenario, change.party) + ", from " +
                            std::string(deals::in_words(change.before)) + " to " +
                            std::string(deals::in_words(change.after)));
    return parts;
}

std::string conflict_words(const RevealReport& report, const Scenario& scenario) {
    std::vector<std::string> ids;
    for (const deals::Reason& reason : report.contradiction->statements) ids.push_back(reason.id);
    return "the moves cannot all have been sincere: " + list_of(ids) + " cannot hold together for " +
           party_name(scenario, report.contradiction->party);
}

}  // namespace

Section write_moves(const AccountContext& account, const RevealReport& report) {
    const Scenario& scenario = account.scenario;
    Section section{
        "moves",
        "What the moves at the table revealed",
        "What does each offer, refusal and walk-out reveal if it was sincere, and what if it was a "
        "bluff?",
        {},
        {}};
    const auto add = [&](std::string text, int party = -1) -> Point& {
        Point point;
        point.party = party;
        point.claim = account.trace.say(std::move(text), account.verdict_items(party));
        section.points.push_back(std::move(point));
        return section.points.back();
    };
    const auto detail = [&](Point& point, std::string text) {
        point.details.push_back(account.trace.say(std::move(text), account.verdict_items(point.party)));
    };
    if (report.contradiction) {
        add(conflict_words(report, scenario) +
            ". One of these moves was a bluff, or one of these statements is wrong.");
    } else if (report.changes == 0) {
        add("if all of them were sincere, no verdict changes: the statements say as much.");
    } else {
        Point& all =
            add("if all of them were sincere, " + counted_verdicts(report.changes) + ": " +
                grouped(report.before.zone.excluded) +
                " packages were certainly refused by somebody "
                "before and " +
                grouped(report.after.zone.excluded) + " are after, " + grouped(report.before.zone.certain) +
                " were certain for all and " + grouped(report.after.zone.certain) + " are.");
        for (std::string& change : changes_of(report.changed, 4, scenario)) detail(all, change + ".");
        if (report.changes > all.details.size())
            detail(all, counted(report.changes - all.details.size(), "more", "more") +
                            " are listed by `detente reveal --json`.");
    }
    for (std::size_t k = 0; k < report.moves.size(); ++k) {
        const TalkMove& move = report.moves[k];
        Point& point =
            add(move.event.id + ": " + with_capital(done_words(move, scenario)) + ".", move.event.party);
        if (move.event.act == TalkEvent::Act::says)
            detail(point, "words that cost nothing reveal nothing.");
        else if (move.implies.empty())
            detail(point, "by itself this reveals nothing.");
        else
            detail(point, "if sincere, " + implied_words(move, scenario) + ".");
        for (const cases::Bluff& bluff : report.bluffs) {
            if (bluff.move != k) continue;
            if (bluff.changes == 0) {
                detail(point, "if it was a bluff, nothing changes: other moves and statements say as much.");
                continue;
            }
            const std::vector<std::string> named = changes_of(bluff.verdicts, 2, scenario);
            std::string text = "if it was a bluff, " + counted_verdicts(bluff.changes) + " back: ";
            for (const std::string& one : named) text += (&one == &named.front() ? "" : "; ") + one;
            detail(point, text + (bluff.changes > named.size() ? " among them." : "."));
        }
        if (!move.leads_to.empty()) detail(point, "in the standoff it leads to " + move.leads_to + ".");
    }
    return section;
}

std::vector<Sentence> write_moves_front(const AccountContext& account, const RevealReport& report) {
    const std::vector<std::string> items = account.verdict_items();
    const std::string moves = counted(report.moves.size(), "recorded move", "recorded moves");
    if (report.contradiction)
        return {account.trace.say(conflict_words(report, account.scenario) + ".", items)};
    if (report.changes == 0)
        return {account.trace.say("if sincere, the " + moves + " at the table " +
                                      (report.moves.size() == 1 ? "changes" : "change") +
                                      " no verdict: the statements say as much.",
                                  items)};
    std::string text = "if sincere, the " + moves + " at the table " +
                       (report.moves.size() == 1 ? "changes " : "change ") +
                       counted(report.changes, "verdict", "verdicts");
    const auto most =
        std::max_element(report.bluffs.begin(), report.bluffs.end(),
                         [](const cases::Bluff& a, const cases::Bluff& b) { return a.changes < b.changes; });
    if (most != report.bluffs.end() && most->changes > 0)
        text += "; " + grouped(most->changes) + " of them change back if " +
                report.moves[most->move].event.id + " was a bluff";
    return {account.trace.say(text + ".", items)};
}

}  // namespace detente::briefing
