// SPDX-License-Identifier: Apache-2.0
#include "detente/case/drawn_talks_words.h"

#include <algorithm>
#include <cmath>

#include "detente/base/words.h"

namespace detente::cases {

namespace {

const std::string& name_of(const DrawnTalks& talks, std::size_t party) {
    const Party& of = talks.scenario.parties[party];
    return of.name.empty() ? of.id : of.name;
}

// "boulware of us against micro of dprk, law steps"
std::string where(const DrawnTalks& talks, const DrawnPlay& play, std::size_t line_up, std::size_t law) {
    std::vector<std::string> who;
    for (std::size_t party = 0; party < play.line_ups[line_up].strategies.size(); ++party)
        who.push_back(name_of(talks, party) + " playing " + play.line_ups[line_up].strategies[party]);
    return list_of(who) + ", law " + std::string(to_string(play.line_ups[line_up].laws[law].law));
}

std::string from_to(double least, double greatest) {
    const std::string low = share_in_words(least), high = share_in_words(greatest);
    return low == high ? low : "from " + low + " to " + high;
}

std::string whichever(const DrawnTalks& talks) {
    const std::size_t line_ups = talks.plays.front().line_ups.size();
    if (line_ups == 1) return "with these strategies";
    return "whichever of the " + std::to_string(line_ups) + " line-ups is played" +
           (talks.request.laws.size() > 1 ? ", under both laws," : ",");
}

const std::string& issue_name(const DrawnTalks& talks, int issue) {
    const Issue& of = talks.scenario.issues[static_cast<std::size_t>(issue)];
    return of.name.empty() ? of.id : of.name;
}

void add_agreement(std::vector<std::string>& sentences, const DrawnTalks& talks) {
    const DrawnPlay& play = talks.plays.front();
    const auto [few, many] = std::minmax_element(play.deal_exists.begin(), play.deal_exists.end());
    sentences.push_back(
        "In " + from_to(*few, *many) +
        " of the sessions some package is as good to all as no deal; in the others there is no deal to "
        "be found.");
    const ShareRange& range = play.agreement;
    if (play.line_ups.size() == 1) {
        sentences.push_back("With these strategies they agree in " + from_to(range.least, range.greatest) +
                            " of the sessions, and come to the deadline without an agreement in " +
                            from_to(play.deadline.least, play.deadline.greatest) + ".");
        return;
    }
    if (range.greatest <= 0) {
        sentences.push_back("What holds: " + whichever(talks) + " they never agree.");
        return;
    }
    if (range.least > 0)
        sentences.push_back("What holds: " + whichever(talks) + " they agree in " +
                            share_in_words(range.least) + " of the sessions or more.");
    if (range.least < 1)
        sentences.push_back(std::string("What does not hold is ") +
                            (range.least > 0 ? "how often" : "whether") + " they agree: in " +
                            from_to(range.least, range.greatest) + " of the sessions, the fewest with " +
                            where(talks, play, range.least_line_up, range.least_law) + ", the most with " +
                            where(talks, play, range.greatest_line_up, range.greatest_law) + ".");
}

// The strategy that keeps agreement surest, for each party that has a choice.
void add_assured(std::vector<std::string>& sentences, const DrawnTalks& talks) {
    std::vector<std::string> parts;
    for (std::size_t party = 0; party < talks.scenario.parties.size(); ++party) {
        const Assured* best = nullptr;
        std::size_t choices = 0;
        for (const Assured& one : talks.assured) {
            if (one.party != static_cast<int>(party)) continue;
            ++choices;
            if (!best || one.least > best->least) best = &one;
        }
        if (choices < 2 || best->least <= 0) continue;
        parts.push_back(best->strategy + " of " + name_of(talks, party) + " (" + share_in_words(best->least) +
                        " of the sessions or more)");
    }
    if (!parts.empty())
        sentences.push_back(
            "What most assures an agreement, whatever the other side plays: " + list_of(parts) + ".");
}

void add_walks(std::vector<std::string>& sentences, const DrawnTalks& talks) {
    const DrawnPlay& play = talks.plays.front();
    for (std::size_t party = 0; party < play.walks.size(); ++party) {
        const ShareRange& range = play.walks[party];
        if (range.greatest <= 0)
            sentences.push_back(name_of(talks, party) + " walks out in no session.");
        else
            sentences.push_back(name_of(talks, party) + " walks out in " + share_in_words(range.greatest) +
                                " of the sessions at most, with " +
                                where(talks, play, range.greatest_line_up, range.greatest_law) + ".");
    }
}

void add_issues(std::vector<std::string>& sentences, const DrawnTalks& talks) {
    std::vector<std::string> mostly, rarely, open;
    for (const IssueInAgreements& in : talks.issues) {
        const std::string name = issue_name(talks, in.issue);
        if (in.least > 0.5)
            mostly.push_back(name + " (" + share_in_words(in.least) + " or more)");
        else if (in.greatest < 0.5)
            rarely.push_back(name + " (" + share_in_words(in.greatest) + " at most)");
        else
            open.push_back(name);
    }
    if (!mostly.empty())
        sentences.push_back("What holds: " + whichever(talks) + " most of the agreements move " +
                            list_of(mostly) + ".");
    if (!rarely.empty())
        sentences.push_back("What holds: " + whichever(talks) + " most of the agreements leave " +
                            list_of(rarely) + " as it is.");
    if (!open.empty())
        sentences.push_back("Whether an agreement moves " + list_of(open) + " depends on who plays what.");
    std::vector<std::string> never;
    for (const IssueInAgreements& in : talks.issues) {
        const Issue& issue = talks.scenario.issues[static_cast<std::size_t>(in.issue)];
        for (int level = 0; level < static_cast<int>(issue.levels.size()); ++level)
            if (level < in.lowest || level > in.highest)
                never.push_back(issue_name(talks, in.issue) + " at " +
                                issue.levels[static_cast<std::size_t>(level)]);
    }
    if (!never.empty()) sentences.push_back("No agreement anywhere has " + list_of(never) + ".");
}

void add_packages(std::vector<std::string>& sentences, const DrawnTalks& talks) {
    if (talks.packages.empty()) return;
    if (talks.most_frequent)
        sentences.push_back("Everywhere they agree most often on " +
                            spelled_out(*talks.most_frequent, talks.scenario) + ".");
    else
        sentences.push_back("What does not hold is which package it is: " +
                            counted(talks.packages.size(), "package was", "different packages were") +
                            " agreed on, and no single one is the most frequent everywhere.");
}

// What became of the first offers that were made: each as a package that they agree on.
std::string agreed_openings(const DrawnTalks& talks, const DrawnPlay& play) {
    std::vector<std::string> parts;
    for (const TalksOpening& opening : talks.scenario.talks->openings) {
        double most = 0;
        for (const LineUp& line_up : play.line_ups)
            for (const DrawnShares& shares : line_up.laws)
                for (const auto& [package, count] : shares.packages)
                    if (package == opening.package) most = std::max(most, shares.share(count));
        parts.push_back("what " + name_of(talks, static_cast<std::size_t>(opening.party)) +
                        " offered first is agreed on in " +
                        (most > 0 ? share_in_words(most) + " at most" : "no session"));
    }
    return list_of(parts);
}

std::string moved(const DrawnTalks& talks, const DrawnPlay& play) {
    const std::string supposed = with_capital(supposition_words(play, talks));
    if (play.same_as_no_deal) return supposed + " nothing changes: that state is what no deal is.";
    if (!play.refused.empty()) return supposed + " it was not played: " + play.refused + ".";
    const std::size_t all = play.line_ups.size() * talks.request.laws.size();
    std::string sentence = supposed + " they agree in " +
                           from_to(play.agreement.least, play.agreement.greatest) + " of the sessions";
    const std::string of_all = " of the " + std::to_string(all) + " line-ups and laws";
    if (play.more_often + play.less_often == 0) {
        sentence += "; drawing explains every difference to what was asked";
    } else {
        std::vector<std::string> ways;
        if (play.more_often > 0) ways.push_back("more often in " + std::to_string(play.more_often));
        if (play.less_often > 0) ways.push_back("less often in " + std::to_string(play.less_often));
        const int points = static_cast<int>(std::floor(std::fabs(play.greatest_change) * 100 + 0.5));
        sentence += ", " + list_of(ways) + of_all + " (the largest difference: " + std::to_string(points) +
                    (points == 1 ? " point " : " points ") + (play.greatest_change > 0 ? "more" : "less") +
                    ", with " + where(talks, play, play.greatest_change_line_up, play.greatest_change_law) +
                    ")";
    }
    if (play.kind == DrawnPlay::Kind::openings) sentence += "; " + agreed_openings(talks, play);
    std::vector<std::string> walks;
    for (std::size_t party = 0; party < play.walks.size(); ++party)
        if (play.walks[party].greatest > 0)
            walks.push_back(name_of(talks, party) + " in " + share_in_words(play.walks[party].greatest) +
                            " at most");
    sentence += walks.empty() ? "; nobody walks out" : "; walk-outs: " + list_of(walks);
    return sentence + ".";
}

}  // namespace

std::string share_in_words(double share) {
    if (share <= 0) return "none";
    if (share >= 1) return "all";
    if (share < 0.01) return "less than 1%";
    if (share > 0.99) return "more than 99%";
    return std::to_string(static_cast<int>(std::floor(share * 100 + 0.5))) + "%";
}

std::string supposition_words(const DrawnPlay& play, const DrawnTalks&) {
    switch (play.kind) {
        case DrawnPlay::Kind::asked:
            return "as asked";
        case DrawnPlay::Kind::account:
            return "under account " + play.name;
        case DrawnPlay::Kind::openings:
            return "with the first offers that were made";
        case DrawnPlay::Kind::walk:
            return std::string("if what a walk-out ") +
                   (play.name == "hostile"    ? "in anger "
                    : play.name == "friendly" ? "on good terms "
                                              : "") +
                   "leads to (" + play.leads_to + ") is all that there is without a deal,";
    }
    return "";
}

std::string drawn_talks_method(const DrawnTalks& talks) {
    const DrawnPlay& play = talks.plays.front();
    std::string laws;
    for (const deals::Law law : talks.request.laws)
        laws += (laws.empty() ? "" : " and ") + std::string(to_string(law));
    std::string text =
        "Under account " + talks.account + ", " + grouped(play.sessions) +
        (play.sessions == 1 ? " value model" : " value models") + " of each party " +
        (play.sessions == 1 ? "is" : "are") + " drawn from what its statements allow, by the " +
        (talks.request.laws.size() > 1 ? "laws " : "law ") + laws +
        "; the k-th of each sit down together, "
        "once for each line-up. Shares are of these sessions: no probabilities, and no forecast.";
    if (!talks.strategies.empty()) {
        text += " A party whose strategy is not named plays each of these: ";
        for (std::size_t k = 0; k < talks.strategies.size(); ++k)
            text += (k == 0 ? "" : ", ") + talks.strategies[k];
        text += ".";
    }
    return text;
}

std::vector<std::string> drawn_talks_sentences(const DrawnTalks& talks) {
    std::vector<std::string> sentences;
    add_agreement(sentences, talks);
    add_assured(sentences, talks);
    add_walks(sentences, talks);
    add_issues(sentences, talks);
    add_packages(sentences, talks);
    for (std::size_t k = 1; k < talks.plays.size(); ++k) sentences.push_back(moved(talks, talks.plays[k]));
    return sentences;
}

}  // namespace detente::cases
