// SPDX-License-Identifier: Apache-2.0
#include "detente/case/advice_words.h"

#include <algorithm>
#include "detente/case/internal/place.h"
#include "detente/case/propose_report.h"
#include "detente/case/turns_on_words.h"
#include "detente/deals/numbers/landscape_words.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::cases {

namespace {

std::vector<std::string> ranges(const std::vector<std::vector<double>>& coverage) {
    std::vector<std::string> result;
    for (std::size_t k = 0; !coverage.empty() && k < coverage.front().size(); ++k) {
        std::vector<double> laws;
        for (const std::vector<double>& law : coverage) laws.push_back(law[k]);
        result.push_back(share_range(laws));
    }
    return result;
}

std::string party_sentence(const ProposeReport& report, int party) {
    const deals::Proposals& found = report.found;
    const Subject who = subject_of(report.scenario(), party);
    if (found.taken == 0)
        return "Of no exchange is it known that " + who.name + (who.many ? " take it." : " takes it.");
    std::string text = who.start + (who.many ? " certainly take " : " certainly takes ") +
                       counted(found.taken, "exchange", "exchanges");
    if (found.taken_but_refused == found.taken)
        return text + ", and " + (found.taken == 1 ? "it is" : "all of them are") +
               " certainly refused by somebody else: nothing that is certain for " + std::string(who.it()) +
               " can be proposed.";
    if (found.taken_but_refused > 0)
        text += ", of which somebody else certainly refuses " + grouped(found.taken_but_refused);
    return text + ".";
}

// Which issues without a direction the verdicts hang on; parties with the same ones are told together.
std::vector<std::string> which_way_sentences(const ProposedText& text, const Scenario& scenario) {
    std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> told;  // issues, parties
    for (const auto& [party, first_issue] : text.hangs_on) {
        std::vector<std::string> issues;
        for (const deals::TurnsOn& turns : text.turns_on)
            if (turns.party == party)
                for (const deals::LevelChange& change : turns.either)
                    issues.push_back("`" + scenario.issues[static_cast<std::size_t>(change.issue)].id + "`");
        if (issues.empty())
            issues.push_back("`" + scenario.issues[static_cast<std::size_t>(first_issue)].id + "`");
        const auto same =
            std::find_if(told.begin(), told.end(), [&](const auto& one) { return one.first == issues; });
        if (same == told.end())
            told.push_back({issues, {party_name(scenario, party)}});
        else
            same->second.push_back(party_name(scenario, party));
    }
    std::vector<std::string> result;
    for (const auto& [issues, parties] : told)
        result.push_back("It hangs on which way " + list_of(issues) +
                         (issues.size() == 1 ? " counts" : " count") + " for " + list_of(parties) +
                         ": ask that first.");
    return result;
}

}  // namespace

std::string place_sentence(const numbers::DealMeasures& place, const numbers::Landscape& landscape) {
    std::vector<std::string> worth;
    for (std::size_t party = 0; party < landscape.parties.size(); ++party)
        worth.push_back(numbers::shown(place.utilities[party]) + " to " + landscape.parties[party]);
    std::string text = "Worth " + list_of(worth) + "; ";
    if (place.better)
        text +=
            "not on the frontier: " + to_string(landscape.frontier.outcome(*place.better), landscape.domain) +
            " is at least as good for all and better for somebody";
    else
        text += "on the frontier";
    std::vector<std::string> at;
    std::vector<std::string> away;
    for (const auto& [name, distance] : place.distances) {
        if (name != "nash" && name != "kalai_smorodinsky" && name != "egalitarian") continue;
        if (distance == 0)
            at.push_back(numbers::point_in_words(name));
        else
            away.push_back(numbers::shown(distance) + " from the " + numbers::point_in_words(name) +
                           " point");
    }
    if (!at.empty()) text += "; it is the point of " + list_of(at);
    if (!away.empty()) text += "; " + list_of(away);
    return text + ".";
}

std::string no_deal_sentence(const numbers::Landscape& landscape) {
    std::vector<std::string> silent;
    for (std::size_t party = 0; party < landscape.parties.size(); ++party)
        if (!landscape.stakes.given[party]) silent.push_back(landscape.parties[party]);
    if (silent.empty()) return {};
    return "Nothing given says what no deal is worth to " + list_of(silent) +
           ": points and gains are reckoned as if it were worth 0.";
}

std::vector<std::string> propose_in_words(const ProposeReport& report) {
    const deals::Proposals& found = report.found;
    std::vector<std::string> result;
    if (found.certain_in_all > 0)
        result.push_back(counted(found.certain_in_all, "exchange is", "exchanges are") +
                         " certain to suit all" +
                         (found.certain_in_all > report.certain.size()
                              ? "; the first " + std::to_string(report.certain.size()) + " are named."
                              : "."));
    if (found.certain_in_all == 0 && found.open_in_all == 0) {
        result.emplace_back(report.exchanges == 0
                                ? "Nothing can be proposed: no package is an exchange, for in every one "
                                  "somebody only gives."
                                : "Nothing can be proposed: somebody certainly refuses every exchange.");
        return result;
    }
    if (report.request.party) result.push_back(party_sentence(report, *report.request.party));
    if (!report.request.party && found.certain_in_all == 0 && report.ranked.empty() && report.menu.empty())
        result.emplace_back(
            "No text suits all in any of the models drawn: ask what each side needs before drafting.");
    if (!report.request.party && !report.menu.empty()) {
        result.emplace_back(
            "No single text is ahead; a menu of texts, each chosen to add most to the share of models in "
            "which some text of the menu suits all:");
        std::vector<double> ceiling = found.ceiling;
        result.push_back("With " + list_of([&] {
                             std::vector<std::string> counts;
                             for (std::size_t k = 1; k <= report.menu.size(); ++k)
                                 counts.push_back(std::to_string(k));
                             return counts;
                         }()) +
                         (report.menu.size() == 1 ? " text: " : " texts: ") +
                         list_of(ranges(found.coverage)) + ", of at most " + share_range(ceiling) +
                         " (in the rest no exchange suits all).");
    }
    if (found.mirror) {
        const std::string first = party_name(report.scenario(), found.mirror->first);
        const std::string second = party_name(report.scenario(), found.mirror->second);
        result.push_back(
            "What was said mirrors itself: the same sizes of steps fit what " + first + " and what " +
            second +
            " said, and what is a gain to the one is a loss to the other. So their shares of a yes "
            "add up to one for every text, and no joint share is above one quarter: proved.");
    }
    if (!found.no_shares.empty()) result.push_back("No shares: " + found.no_shares + ".");
    if (report.landscape)
        if (std::string sentence = no_deal_sentence(*report.landscape); !sentence.empty())
            result.push_back(std::move(sentence));
    return result;
}

std::string ranked_in_words(const ProposeReport& report) {
    const deals::Proposals& found = report.found;
    if (report.request.party || !report.menu.empty() || report.ranked.empty()) return {};
    if (found.laws.empty())
        return "Without shares: by how many are certain to take it, then the fewest steps.";
    return found.certain_in_all == 0 ? "One text is ahead; by the share in which all take it:"
                                     : "Of the others, by the share in which all take it:";
}

std::vector<std::string> text_in_words(const ProposedText& text, const ProposeReport& report) {
    const Scenario& scenario = report.scenario();
    std::vector<std::string> result;
    std::vector<std::string> parts;
    for (std::size_t party = 0; party < text.proposal.verdicts.size(); ++party) {
        const Subject who = subject_of(scenario, static_cast<int>(party));
        switch (text.proposal.verdicts[party]) {
            case Verdict::always:
                parts.push_back(who.name + (who.many ? " certainly take it" : " certainly takes it"));
                break;
            case Verdict::never:
                parts.push_back(who.name + (who.many ? " certainly refuse it" : " certainly refuses it"));
                break;
            default:
                parts.push_back(who.name + (text.proposal.accepts[party].empty()
                                                ? who.many ? " have left it open" : " has left it open"
                                                : std::string(who.agree(" takes", " take")) + " it in " +
                                                      share_range(text.proposal.accepts[party]) + " of " +
                                                      std::string(who.its()) + " models"));
        }
    }
    std::string first = with_capital(list_of(parts));
    if (!text.proposal.certain() && !text.proposal.joint.empty() && text.proposal.verdicts.size() > 1)
        first += "; all take it in " + share_range(text.proposal.joint);
    result.push_back(first + ".");
    if (!text.gift_from.empty()) {
        std::vector<std::string> givers;
        for (const std::string& id : text.gift_from)
            for (std::size_t party = 0; party < scenario.parties.size(); ++party)
                if (scenario.parties[party].id == id)
                    givers.push_back(party_name(scenario, static_cast<int>(party)));
        result.push_back("It is a gift from " + list_of(givers) + ".");
    }
    for (std::string& sentence : which_way_sentences(text, scenario)) result.push_back(std::move(sentence));
    if (text.place) result.push_back(place_sentence(*text.place, *report.landscape));
    for (const deals::TurnsOn& turns : text.turns_on)
        for (std::string& sentence : turns_on_in_words(turns, scenario))
            result.push_back(std::move(sentence));
    return result;
}

std::vector<std::vector<std::size_t>> replies_together(const ProposeReport& report) {
    const std::vector<deals::Reply>& replies = report.found.replies;
    std::vector<std::vector<std::size_t>> result;
    for (std::size_t i = 0; i < replies.size(); ++i) {
        const auto same = std::find_if(result.begin(), result.end(), [&](const auto& group) {
            return replies[group.front()].proposal.package == replies[i].proposal.package;
        });
        if (same == result.end())
            result.push_back({i});
        else
            same->push_back(i);
    }
    return result;
}

std::string replies_in_words(const std::vector<std::size_t>& same_text, const ProposeReport& report) {
    const Scenario& scenario = report.scenario();
    const std::vector<deals::Reply>& replies = report.found.replies;
    const deals::Reply& first = replies[same_text.front()];
    std::vector<std::string> changes;
    for (const deals::LevelChange& change : first.changes)
        changes.push_back(scenario.issues[static_cast<std::size_t>(change.issue)].id + " `" +
                          level_name(scenario, change.issue, change.to) + "` in place of `" +
                          level_name(scenario, change.issue, change.from) + "`");
    bool most = false;
    bool all = false;
    std::vector<std::string> takers;
    for (const std::size_t i : same_text) {
        most = most || replies[i].why == deals::Reply::Why::share;
        all = all || replies[i].why == deals::Reply::Why::all;
        if (replies[i].why == deals::Reply::Why::party)
            takers.push_back(party_name(scenario, replies[i].party));
    }
    std::vector<std::string> reasons;
    if (first.why == deals::Reply::Why::better) {
        std::vector<std::string> better;
        for (const int party : first.better_for) better.push_back(party_name(scenario, party));
        reasons.push_back("at least as good to all, and better to " + list_of(better));
    }
    if (all)
        reasons.emplace_back("it is certain to suit all");
    else if (!takers.empty())
        reasons.push_back(
            list_of(takers) +
            (takers.size() > 1 || names_many(takers.front()) ? " certainly take it" : " certainly takes it") +
            ", and nobody certainly refuses it");
    if (most) reasons.emplace_back("of all changes so small it raises the share in which all take it most");
    return with_capital(list_of(changes)) + ", " + counted(first.steps, "step", "steps") + ": " +
           reasons.front() + (reasons.size() > 1 ? "; " + reasons.back() : std::string()) + ".";
}

std::string no_reply_in_words(const ProposeReport& report) {
    if (report.offer->proposal.certain())
        return "It is certain to suit all, and nothing is known to be better for all.";
    std::string text =
        "Nobody who has not taken it is known to take anything else that nobody certainly refuses";
    if (report.found.laws.empty()) return text + ".";
    return text + ", and no change of at most three steps clearly raises the share in which all take it.";
}

}  // namespace detente::cases
