// SPDX-License-Identifier: Apache-2.0
#include "detente/case/drawn_talks_words.h"

#include <algorithm>
#include <cmath>

#include "detente/base/words.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::cases {

namespace {

const std::string& name_of(const DrawnTalks& talks, std::size_t party) {
    const Party& of = talks.scenario.parties[party];
    return of.name.empty() ? of.id : of.name;
}

// "Ann plays boulware and Ben plays micro (law steps)"
std::string where(const DrawnTalks& talks, const DrawnPlay& play, std::size_t line_up, std::size_t law) {
    std::vector<std::string> who;
    for (std::size_t party = 0; party < play.line_ups[line_up].strategies.size(); ++party)
        who.push_back(with_verb(name_of(talks, party), "plays ", "play ") +
                      play.line_ups[line_up].strategies[party]);
    return list_of(who) + " (law " + std::string(to_string(play.line_ups[line_up].laws[law].law)) + ")";
}

// "in at most 40% of the sessions"
std::string at_most(double share, Figures figures) {
    if (share >= 1) return "in up to every session";
    if (share <= 0) return "in no session";
    if (share > 0.99) return "in up to nearly every session";
    return (share < 0.01 ? "in " : "in at most ") + share_in_figures(share, figures) + " of the sessions";
}

// "in at least 40% of the sessions"
std::string at_least(double share, Figures figures) {
    if (share >= 1) return "in every session";
    if (share > 0.99) return "in " + share_in_figures(share, figures) + " of the sessions";
    return share < 0.01
               ? "in some sessions, though perhaps in " + share_in_figures(share, figures) + " of them"
               : "in at least " + share_in_figures(share, figures) + " of the sessions";
}

std::string whichever(const DrawnTalks& talks) {
    const std::size_t line_ups = talks.plays.front().line_ups.size();
    if (line_ups == 1) return "with these strategies";
    return "whichever of the " + std::to_string(line_ups) + " line-ups is played" +
           (talks.request.laws.size() > 1 ? ", under both laws," : ",");
}

// The same of what is said of agreements, where some line-ups hardly come to any.
std::string wherever_they_agree(const DrawnTalks& talks, Figures figures) {
    if (talks.few_agreements == 0) return whichever(talks);
    const std::string enough =
        "in which at least 20 sessions and " + share_in_figures(0.01, figures) + " of all end in agreement,";
    return talks.plays.front().line_ups.size() == 1 ? "with these strategies, under each law " + enough
                                                    : "in each line-up and under each law " + enough;
}

const std::string& issue_name(const DrawnTalks& talks, int issue) {
    const Issue& of = talks.scenario.issues[static_cast<std::size_t>(issue)];
    return of.name.empty() ? of.id : of.name;
}

void add_agreement(std::vector<std::string>& sentences, const DrawnTalks& talks, Figures figures) {
    const DrawnPlay& play = talks.plays.front();
    const auto [few, many] = std::minmax_element(play.deal_exists.begin(), play.deal_exists.end());
    if (*few >= 1)
        sentences.push_back("In every session some package is at least as good for everybody as no deal.");
    else if (*many <= 0)
        sentences.push_back(
            "In no session is any package at least as good for everybody as no deal: there is no deal to be "
            "found.");
    else
        sentences.push_back(with_capital(in_sessions(*few, *many, figures)) +
                            " some package is at least as good for everybody as no deal; in the others there "
                            "is no deal to be found.");
    const ShareRange& range = play.agreement;
    if (play.line_ups.size() == 1) {
        sentences.push_back("With these strategies they agree " +
                            in_sessions(range.least, range.greatest, figures) +
                            ", and reach the deadline without an agreement " +
                            in_sessions(play.deadline.least, play.deadline.greatest, figures) + ".");
        return;
    }
    if (range.greatest <= 0) {
        sentences.push_back("What holds: " + whichever(talks) + " they never agree.");
        return;
    }
    if (range.least > 0)
        sentences.push_back("What holds: " + whichever(talks) + " they agree " +
                            at_least(range.least, figures) + ".");
    if (range.least < 1)
        sentences.push_back(std::string("What does not hold: ") +
                            (range.least > 0 ? "how often" : "whether") +
                            " they agree depends on who plays what. They agree " +
                            in_sessions(range.least, range.greatest, figures) + ": least often where " +
                            where(talks, play, range.least_line_up, range.least_law) + ", most often where " +
                            where(talks, play, range.greatest_line_up, range.greatest_law) + ".");
}

// The strategy that keeps agreement surest, for each party that has a choice.
void add_assured(std::vector<std::string>& sentences, const DrawnTalks& talks, Figures figures) {
    for (std::size_t party = 0; party < talks.scenario.parties.size(); ++party) {
        const Assured* best = nullptr;
        std::size_t choices = 0;
        std::vector<std::string> surest;
        for (const Assured& one : talks.assured) {
            if (one.party != static_cast<int>(party)) continue;
            ++choices;
            if (!best || one.least > best->least) {
                best = &one;
                surest.clear();
            }
            if (one.least == best->least) surest.push_back(one.strategy);
        }
        if (choices < 2 || best->least <= 0) continue;
        const bool others_choose = talks.plays.front().line_ups.size() > choices;
        sentences.push_back(
            "If " + with_verb(name_of(talks, party), "wants", "want") + " an agreement above all, " +
            list_of(surest) + (surest.size() == 1 ? " makes" : " make") + " it surest: " +
            (others_choose ? "whichever of these strategies the others play, they agree " : "they agree ") +
            at_least(best->least, figures) + ".");
    }
}

void add_walks(std::vector<std::string>& sentences, const DrawnTalks& talks, Figures figures) {
    const DrawnPlay& play = talks.plays.front();
    for (std::size_t party = 0; party < play.walks.size(); ++party) {
        const ShareRange& range = play.walks[party];
        std::string sentence = with_capital(with_verb(name_of(talks, party), "walks out ", "walk out ")) +
                               at_most(range.greatest, figures);
        if (range.greatest > 0 && play.line_ups.size() > 1)
            sentence +=
                ", most often where " + where(talks, play, range.greatest_line_up, range.greatest_law);
        sentences.push_back(sentence + ".");
    }
}

void add_issues(std::vector<std::string>& sentences, const DrawnTalks& talks, Figures figures) {
    std::vector<std::string> always, mostly, never_moved, rarely, by_line_up, by_law, unsettled;
    for (const IssueInAgreements& in : talks.issues) {
        const std::string name = issue_name(talks, in.issue);
        switch (in.most) {
            case IssueInAgreements::Most::move:
                if (in.least >= 1)
                    always.push_back(name);
                else
                    mostly.push_back(name + " (at least " + share_in_figures(in.least, figures) + ")");
                break;
            case IssueInAgreements::Most::leave:
                if (in.greatest <= 0)
                    never_moved.push_back(name);
                else
                    rarely.push_back(name + " (changed in at most " + share_in_figures(in.greatest, figures) +
                                     ")");
                break;
            case IssueInAgreements::Most::by_line_up:
                by_line_up.push_back(name);
                break;
            case IssueInAgreements::Most::by_law:
                by_law.push_back(name);
                break;
            case IssueInAgreements::Most::unsettled:
                unsettled.push_back(name + " (" + share_in_figures(in.least, figures) + " to " +
                                    share_in_figures(in.greatest, figures) + ")");
        }
    }
    if (!always.empty())
        sentences.push_back("What holds: " + wherever_they_agree(talks, figures) +
                            " every agreement changes " + list_of(always) + ".");
    if (!never_moved.empty())
        sentences.push_back("What holds: " + wherever_they_agree(talks, figures) +
                            " every agreement leaves " + list_of(never_moved) +
                            (never_moved.size() == 1 ? " as it is." : " as they are."));
    if (!mostly.empty())
        sentences.push_back("What holds: " + wherever_they_agree(talks, figures) +
                            " most of the agreements change " + list_of(mostly) + ".");
    if (!rarely.empty())
        sentences.push_back("What holds: " + wherever_they_agree(talks, figures) +
                            " most of the agreements leave " + list_of(rarely) +
                            (rarely.size() == 1 ? " as it is." : " as they are."));
    if (!by_line_up.empty())
        sentences.push_back("What does not hold: whether most of the agreements change " +
                            list_of(by_line_up) + " depends on who plays what.");
    if (!by_law.empty())
        sentences.push_back("What does not hold: whether most of the agreements change " + list_of(by_law) +
                            " depends on the law by which values are drawn.");
    if (!unsettled.empty())
        sentences.push_back("These sessions do not settle whether most of the agreements everywhere change " +
                            list_of(unsettled) + ".");
    std::vector<std::string> never;
    for (const IssueInAgreements& in : talks.issues) {
        const Issue& issue = talks.scenario.issues[static_cast<std::size_t>(in.issue)];
        for (int level = 0; level < static_cast<int>(issue.levels.size()); ++level)
            if (level < in.lowest || level > in.highest)
                never.push_back(issue_name(talks, in.issue) + " at " +
                                issue.levels[static_cast<std::size_t>(level)]);
    }
    if (!never.empty()) {
        std::string levels = never.front();
        for (std::size_t k = 1; k < never.size(); ++k)
            levels += (k + 1 < never.size() ? ", " : " or ") + never[k];
        sentences.push_back("No agreement anywhere has " + levels + ".");
    }
}

void add_packages(std::vector<std::string>& sentences, const DrawnTalks& talks, bool plain) {
    if (talks.packages.empty()) return;
    if (talks.most_frequent)
        sentences.push_back("Everywhere they agree most often on " +
                            (plain ? in_words(*talks.most_frequent, talks.scenario)
                                   : spelled_out(*talks.most_frequent, talks.scenario)) +
                            ".");
    else
        sentences.push_back("What does not hold: which package they agree on. " +
                            counted(talks.packages.size(), "package was", "different packages were") +
                            " agreed on, and no single one is the most frequent everywhere.");
}

// What became of the first offers that were made: each as a package that they agree on.
std::string agreed_openings(const DrawnTalks& talks, const DrawnPlay& play, Figures figures) {
    std::vector<std::string> parts;
    for (const TalksOpening& opening : talks.scenario.talks->openings) {
        double most = 0;
        for (const LineUp& line_up : play.line_ups)
            for (const DrawnShares& shares : line_up.laws)
                for (const auto& [package, count] : shares.packages)
                    if (package == opening.package) most = std::max(most, shares.share(count));
        parts.push_back("what " + name_of(talks, static_cast<std::size_t>(opening.party)) +
                        " offered first is agreed on " + at_most(most, figures));
    }
    return list_of(parts);
}

std::string moved(const DrawnTalks& talks, const DrawnPlay& play, Figures figures) {
    const std::string supposed = with_capital(supposition_words(play, talks));
    if (play.same_as_no_deal) return supposed + " nothing changes: that state is what no deal is.";
    if (!play.refused.empty()) return supposed + " it was not played: " + play.refused + ".";
    const std::size_t all = play.line_ups.size() * talks.request.laws.size();
    std::string sentence =
        supposed + " they agree " + in_sessions(play.agreement.least, play.agreement.greatest, figures);
    if (play.more_often + play.less_often == 0) {
        sentence += "; no line-up differs from what was asked by more than drawing explains";
    } else {
        std::vector<std::string> ways;
        if (play.more_often > 0) ways.push_back("more often in " + std::to_string(play.more_often));
        if (play.less_often > 0) ways.push_back("less often in " + std::to_string(play.less_often));
        const int points = static_cast<int>(std::floor(std::fabs(play.greatest_change) * 100 + 0.5));
        if (all > 1)
            sentence += "; beside what was asked, " + list_of(ways) + " of the " + std::to_string(all) +
                        " line-ups and laws";
        else
            sentence += play.more_often > 0 ? "; that is more often than as asked"
                                            : "; that is less often than as asked";
        sentence += ". The largest difference is " +
                    (points == 0 ? std::string("less than one percentage point")
                                 : std::to_string(points) +
                                       (points == 1 ? " percentage point" : " percentage points")) +
                    (play.greatest_change > 0 ? " more" : " less");
        if (play.line_ups.size() > 1)
            sentence +=
                ", where " + where(talks, play, play.greatest_change_line_up, play.greatest_change_law);
    }
    sentence += ".";
    if (play.kind == DrawnPlay::Kind::openings)
        sentence += " " + with_capital(agreed_openings(talks, play, figures)) + ".";
    std::vector<std::string> walks;
    for (std::size_t party = 0; party < play.walks.size(); ++party)
        if (play.walks[party].greatest > 0)
            walks.push_back(with_verb(name_of(talks, party), "walks out ", "walk out ") +
                            at_most(play.walks[party].greatest, figures));
    return sentence + " " + (walks.empty() ? "Nobody walks out" : with_capital(list_of(walks))) + ".";
}

}  // namespace

std::string share_in_figures(double share, Figures figures) {
    const bool percent = figures == Figures::percent;
    if (share <= 0) return percent ? "0%" : "0";
    if (share >= 1) return percent ? "100%" : "1";
    if (share < 0.01) return percent ? "less than 1%" : "less than 0.01";
    if (share > 0.99) return percent ? "more than 99%" : "more than 0.99";
    const std::string points = std::to_string(static_cast<int>(std::floor(share * 100 + 0.5)));
    return percent ? points + "%" : (points.size() == 1 ? "0.0" : "0.") + points;
}

std::string in_sessions(double least, double greatest, Figures figures) {
    const std::string low = share_in_figures(least, figures), high = share_in_figures(greatest, figures);
    if (low != high) return "in " + low + " to " + high + " of the sessions";
    if (greatest <= 0) return "in no session";
    return least >= 1 ? "in every session" : "in " + low + " of the sessions";
}

std::string supposition_words(const DrawnPlay& play, const DrawnTalks&) {
    switch (play.kind) {
        case DrawnPlay::Kind::asked:
            return "as asked";
        case DrawnPlay::Kind::account:
            return "under account " + play.name + ",";
        case DrawnPlay::Kind::openings:
            return "with the first offers that were made on the table,";
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
        "Nobody knows the parties' values, so under account " + talks.account + " " + grouped(play.sessions) +
        (play.sessions == 1 ? " value model" : " value models") + " of each party " +
        (play.sessions == 1 ? "is" : "are") + " drawn from all that its statements allow, by the " +
        (talks.request.laws.size() > 1 ? "laws " : "law ") + laws + " (docs/method.md). " +
        (play.sessions == 1 ? "They sit down together"
                            : "The first of each sit down together, then the second of each, and so on") +
        ", once for each line-up: who plays which strategy. Every figure is a share of these sessions: no "
        "probability, and no forecast.";
    if (!talks.strategies.empty()) {
        text += " A party whose strategy is not named plays each of these in turn: ";
        for (std::size_t k = 0; k < talks.strategies.size(); ++k)
            text += (k == 0 ? "" : ", ") + talks.strategies[k];
        text += " (`detente strategies` says what each does).";
    }
    return text;
}

std::vector<std::string> drawn_talks_sentences(const DrawnTalks& talks, bool plain) {
    const Figures figures = plain ? Figures::fraction : Figures::percent;
    std::vector<std::string> sentences;
    add_agreement(sentences, talks, figures);
    add_assured(sentences, talks, figures);
    add_walks(sentences, talks, figures);
    add_issues(sentences, talks, figures);
    add_packages(sentences, talks, plain);
    for (std::size_t k = 1; k < talks.plays.size(); ++k)
        sentences.push_back(moved(talks, talks.plays[k], figures));
    return sentences;
}

}  // namespace detente::cases
