// SPDX-License-Identifier: Apache-2.0
#include "cli/advice_view.h"

#include <algorithm>

#include "cli/csv.h"
#include "cli/deals_words.h"
#include "detente/case/advice_words.h"
#include "detente/case/turns_on_words.h"
#include "detente/scenario/words.h"

namespace detente::cli {

namespace {

using cases::AccountAdvice;
using cases::Listed;

constexpr std::size_t kPackagesShown = 20;  // packages in a terminal where no limit was asked for

std::string advice_heading(const std::string& text, const View& view) {
    std::string result;
    for (const std::string& line : wrap(plain(text), view.width))
        result += painted(line, Style::heading, view.color) + "\n";
    return result;
}

std::string told(const std::string& text, const View& view, const char* first = "", const char* rest = "") {
    return paragraph(plain(text), view.width, first, rest);
}

std::string under(const AccountAdvice& advice) {
    return ", under account " + advice.account;
}

std::vector<deals::Law> laws_of(const AccountAdvice& advice) {
    std::vector<deals::Law> laws;
    if (advice.shares)
        for (const deals::LawShares& law : advice.shares->laws) laws.push_back(law.law);
    return laws;
}

std::string verdict_letters(const Listed& one, const Scenario& scenario) {
    std::vector<std::string> parts;
    for (std::size_t party = 0; party < one.verdicts.size(); ++party) {
        parts.push_back(party_name(scenario, static_cast<int>(party)) + " " +
                        std::string(to_string(one.verdicts[party])));
        if (party < one.standing.size() && one.standing[party])
            parts.back() += " (" + std::string(detente::in_words(*one.standing[party])) + ")";
    }
    return list_of(parts);
}

// Empty where it is 1 or 0 whatever is drawn.
std::string joint_share(const Listed& one, const AccountAdvice& advice) {
    const auto is = [](Verdict wanted) { return [=](Verdict verdict) { return verdict == wanted; }; };
    if (!one.row || std::all_of(one.verdicts.begin(), one.verdicts.end(), is(Verdict::always)) ||
        std::any_of(one.verdicts.begin(), one.verdicts.end(), is(Verdict::never)))
        return {};
    std::vector<double> shares;
    for (const deals::LawShares& law : advice.shares->laws) shares.push_back(law.all[*one.row]);
    return cases::share_range(shares);
}

std::string listed_line(const Listed& one, const AccountAdvice& advice, const Scenario& scenario,
                        const View& view) {
    std::string text = cases::package_in_words(one.package, scenario) + ": " + verdict_letters(one, scenario);
    const std::string share = joint_share(one, advice);
    if (!share.empty()) text += "; all take it in " + share;
    if (one.kind == deals::PackageKind::gift) {
        std::vector<std::string> givers;
        for (const int party : one.givers) givers.push_back(party_name(scenario, party));
        text += "; a gift from " + list_of(givers);
    }
    if (one.kind == deals::PackageKind::idle) text += "; idle: it moves nothing for anybody";
    std::vector<std::string> which_way;
    for (std::size_t party = 0; one.hangs && party < one.verdicts.size(); ++party)
        if (one.verdicts[party] == Verdict::undetermined)
            if (const auto issue = advice.exchanges.hangs_on(static_cast<int>(party), one.package))
                which_way.push_back("`" + scenario.issues[static_cast<std::size_t>(*issue)].id +
                                    "` counts for " + party_name(scenario, static_cast<int>(party)));
    if (!which_way.empty()) text += "; hangs on which way " + list_of(which_way);
    return told(text, view, "  * ", "    ");
}

std::string question_text(const AccountAdvice& advice, const cases::AdviceRequest& request,
                          const Scenario& scenario, const View& view) {
    std::string text =
        "\n" + advice_heading(advice.next.deal_is_certain
                                  ? "A deal is certain; what would tell most about others" + under(advice)
                                  : "What to ask next" + under(advice),
                              view);
    if (!advice.next.refused.empty())
        return text + told("Not looked for: " + advice.next.refused + ".", view, "  ", "  ");
    if (!advice.next.question)
        return text + told(advice.next.all_excluded ? "Nothing: every exchange is excluded."
                                                    : "Nothing: no exchange is open.",
                           view, "  ", "  ");
    if (advice.shares)
        for (const deals::LawShares& law : advice.shares->laws)
            if (law.models < request.models)
                text += told("Time ran out: the shares of the law " + std::string(to_string(law.law)) +
                                 " are of " + grouped(law.models) + " models a party, not " +
                                 grouped(request.models) + ".",
                             view, "  ", "    ");
    for (const std::string& line : cases::question_in_words(
             *advice.next.question, laws_of(advice), advice.next, advice.exchanges.gifts.size(), scenario))
        text += told(line, view, "  ", "    ");
    for (const deals::TurnsOn& turns : advice.question_turns_on)
        for (const std::string& line : cases::turns_on_in_words(turns, scenario))
            text += told(line, view, "  ", "    ");
    return text;
}

std::string list_text(const AccountAdvice& advice, const cases::ListRequest& request,
                      const Scenario& scenario, const View& view) {
    std::string text =
        "\n" +
        advice_heading("Packages that are " + std::string(to_string(request.which)) + under(advice), view);
    if (advice.list.empty()) return text + told("None.", view, "  ", "  ");
    const std::size_t shown =
        request.limit ? advice.list.size() : std::min(advice.list.size(), kPackagesShown);
    for (std::size_t i = 0; i < shown; ++i) text += listed_line(advice.list[i], advice, scenario, view);
    if (shown < advice.listed_in_all)
        text += told(
            "and " + counted(advice.listed_in_all - shown, "more", "more") + " (see --limit, --csv, --json)",
            view, "  ", "  ");
    return text;
}

std::string shares_text(const AccountAdvice& advice, std::uint64_t seed, const Scenario& scenario,
                        const View& view) {
    std::string text = "\n" + advice_heading("Shares" + under(advice), view);
    if (!advice.shares) return text;
    if (!advice.shares->refused.empty())
        return text + told("None: " + advice.shares->refused + ".", view, "  ", "  ");
    const deals::Shares& shares = *advice.shares;
    text += told(cases::laws_in_words(laws_of(advice)), view, "  ", "  ");
    for (const deals::LawShares& law : shares.laws) {
        std::vector<std::string> models;
        for (std::size_t party = 0; party < law.effective.size(); ++party)
            models.push_back(party_name(scenario, static_cast<int>(party)) + " " + grouped(law.models) +
                             (law.walked[party]
                                  ? " by a walk (as good as " +
                                        grouped(static_cast<std::uint64_t>(law.effective[party])) + ")"
                                  : ""));
        text += told("Law " + std::string(to_string(law.law)) + ": at least one exchange suits all in " +
                         cases::share_range({law.zone}) + " of the tuples of models (standard error " +
                         csv_share(law.zone_error) + "); models: " + list_of(models) + ", seed " +
                         std::to_string(seed) + ".",
                     view, "  ", "    ");
    }
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < shares.packages.size(); ++k)
        if (shares.exchange[k]) order.push_back(k);
    const auto least = [&](std::size_t k) {
        double share = 2;
        for (const deals::LawShares& law : shares.laws) share = std::min(share, law.all[k]);
        return share;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return least(a) > least(b); });
    constexpr std::size_t shown = 10;
    for (std::size_t i = 0; i < order.size() && i < shown; ++i) {
        const std::size_t k = order[i];
        const auto range = [&](const auto& of) {
            std::vector<double> found;
            for (const deals::LawShares& law : shares.laws) found.push_back(of(law));
            return cases::share_range(found);
        };
        std::vector<std::string> parts;
        for (std::size_t party = 0; party < scenario.parties.size(); ++party)
            parts.push_back(party_name(scenario, static_cast<int>(party)) + " in " +
                            range([&](const deals::LawShares& law) { return law.accepts[party][k]; }));
        std::string line =
            spelled_out(deals::decode(advice.space, shares.packages[k]), scenario) + ": all take it in " +
            range([&](const deals::LawShares& law) { return law.all[k]; }) + " (" + list_of(parts) + ")";
        if (!shares.laws.front().efficient.empty())
            line += "; efficient in " + range([&](const deals::LawShares& law) { return law.efficient[k]; }) +
                    ", the Nash point in " + range([&](const deals::LawShares& law) { return law.nash[k]; });
        text += told(line, view, "  * ", "    ");
    }
    if (order.size() > shown)
        text += told("and " + std::to_string(order.size() - shown) + " more exchanges (see --csv, --json)",
                     view, "  ", "  ");
    return text;
}

std::string counts_text(const AccountAdvice& advice, const Scenario& scenario, const View& view) {
    std::string text =
        told("Under account " + advice.account + ", " + cases::zone_in_words(advice) + ".", view);
    const std::string gifts = cases::gifts_in_words(advice, scenario);
    if (!gifts.empty()) text += told(gifts, view, "  ", "  ");
    if (!advice.certain.empty()) text += told("Certain for all:", view, "  ", "  ");
    for (const Listed& one : advice.certain)
        text += told(cases::package_in_words(one.package, scenario), view, "    * ", "      ");
    return text;
}

void node_text(const deals::PlanNode& node, const std::string& indent, const cases::PlanReport& report,
               const View& view, std::string& text) {
    const Scenario& scenario = report.scenario();
    const auto line = [&](const std::string& words) {
        text += paragraph(plain(words), view.width, indent, indent + "  ");
    };
    switch (node.leaf) {
        case deals::PlanNode::Leaf::certain:
            line((node.answers.empty() ? "A deal is certain already: " : "Then a deal is certain: ") +
                 cases::package_in_words(*node.package, scenario) + "." +
                 (node.answers.empty() ? " Nothing has to be asked; `detente propose` names the certain ones."
                                       : ""));
            return;
        case deals::PlanNode::Leaf::excluded:
            line(node.answers.empty() ? "Every exchange is excluded already: no question can find a deal."
                                      : "Then every exchange is excluded.");
            return;
        case deals::PlanNode::Leaf::open:
            line(node.followed ? "Still open."
                 : report.plan.out_of_time
                     ? "Not followed: time ran out, or none of the models drawn answers so."
                     : "Not followed: none of the models drawn answers so.");
            return;
        case deals::PlanNode::Leaf::none:
            break;
    }
    const std::string who = party_name(scenario, node.party);
    if (node.which_way)
        line("First: which way does `" + scenario.issues[static_cast<std::size_t>(*node.which_way)].id +
             "` count for " + who + "?");
    std::string ask = "Ask " + who + ": " + spelled_out(*node.package, scenario) + "?";
    if (!node.yes_shares.empty()) ask += " (yes in " + cases::share_range(node.yes_shares) + ")";
    line(ask);
    for (const bool yes : {true, false}) {
        text += indent + (yes ? "yes:" : "no:") + "\n";
        node_text(yes ? *node.yes : *node.no, indent + "  ", report, view, text);
    }
}

}  // namespace

std::string crux_text(const cases::DealsReport& report, const View& view) {
    std::string text;
    for (const AccountAdvice& advice : report.advice) {
        if (!advice.found) continue;
        text += advice_heading("What it is about" + under(advice), view);
        text +=
            told(cases::crux_in_words(advice.crux, advice.exchanges, advice.space, report.scenario()), view);
        text += "\n";
    }
    return text;
}

std::string advice_text(const cases::DealsReport& report, const View& view) {
    const Scenario& scenario = report.scenario();
    const cases::AdviceRequest& request = report.request.advice;
    std::string text;
    for (const AccountAdvice& advice : report.advice) {
        if (!advice.found) {
            if (!advice.refused.empty()) text += "\n" + told("Exchanges: " + advice.refused + ".", view);
            continue;
        }
        text += "\n" + counts_text(advice, scenario, view);
        if (advice.asked) text += question_text(advice, request, scenario, view);
        if (request.tell_shares) text += shares_text(advice, request.seed, scenario, view);
        if (request.list) text += list_text(advice, *request.list, scenario, view);
    }
    return text;
}

std::string one_answer_away_text(const cases::DealsReport& report, const View& view) {
    constexpr std::size_t shown = 8;  // of one party
    const Scenario& scenario = report.scenario();
    std::string text;
    for (std::size_t account = 0; account < report.advice.size(); ++account) {
        const AccountAdvice& advice = report.advice[account];
        if (!advice.asked) continue;
        text += "\n" + advice_heading("One answer away from a deal" + under(advice), view);
        if (advice.one_away.empty())
            text += told("Nothing: no exchange is certain for all parties but one.", view, "  ", "  ");
        for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
            std::vector<std::string> packages, others;
            for (const deals::OneAnswerAway& away : advice.one_away)
                if (away.party == static_cast<int>(party))
                    packages.push_back(spelled_out(away.package, scenario));
            if (packages.empty()) continue;
            for (std::size_t other = 0; other < scenario.parties.size(); ++other)
                if (other != party) others.push_back(party_name(scenario, static_cast<int>(other)));
            text += told("Ask " + party_name(scenario, static_cast<int>(party)) + " about " +
                             (packages.size() == 1 ? "this one" : "any of these") +
                             (others.empty() ? ":" : ", certain for " + list_of(others) + ":"),
                         view, "  ", "    ");
            for (std::size_t i = 0; i < packages.size() && i < shown; ++i)
                text += told(packages[i], view, "    * ", "      ");
            if (packages.size() > shown)
                text += told("and " + std::to_string(packages.size() - shown) + " more (see --list one-away)",
                             view, "    ", "    ");
        }
        std::size_t gifts = 0;
        for (const deals::OneAnswerAway& away : report.answer.accounts[account].one_answer_away)
            gifts +=
                advice.exchanges.kinds[deals::encode(advice.space, away.package)] == deals::PackageKind::gift;
        if (gifts > 0)
            text += told(gifts == 1 ? "One gift is one answer away as well."
                                    : std::to_string(gifts) + " gifts are one answer away as well.",
                         view, "  ", "  ");
    }
    return text;
}

std::string named_questions_text(const cases::DealsReport& report, const View& view) {
    std::string text;
    for (const AccountAdvice& advice : report.advice)
        for (const auto& named : advice.named) {
            if (!named) continue;
            for (const std::string& line :
                 cases::named_question_in_words(*named, laws_of(advice), report.scenario()))
                text += told(line, view, "  ", "    ");
        }
    if (!text.empty()) text = "\n" + advice_heading("What would decide it", view) + text;
    std::string turning;
    for (const AccountAdvice& advice : report.advice)
        for (const deals::TurnsOn& turns : advice.turns_on)
            for (const std::string& line : cases::turns_on_in_words(turns, report.scenario()))
                turning += told(line, view, "  ", "    ");
    if (!turning.empty()) text += "\n" + advice_heading("What it turns on", view) + turning;
    return text;
}

std::string plan_text(const cases::PlanReport& report, const View& view) {
    const deals::Plan& plan = report.plan;
    std::string text = advice_heading("A plan of questions, under account " + report.account, view);
    node_text(*plan.tree, "  ", report, view, text);
    if (plan.out_of_time)
        text +=
            "\n" +
            told(
                "Left out: " + std::string(kTimeRanOut) +
                    " every answer was followed. Give more with --limit-time, or ask for fewer questions with --questions.",
                view);
    // Where nothing is asked there is nothing to find.
    if (plan.laws.empty() || plan.tree->leaf == deals::PlanNode::Leaf::certain ||
        plan.tree->leaf == deals::PlanNode::Leaf::excluded)
        return text;
    text += "\n";
    for (std::size_t law = 0; law < plan.laws.size(); ++law) {
        std::vector<std::string> parts;
        for (const double share : plan.within[law]) parts.push_back(cases::share_range({share}));
        text += told("A deal is found within 1, 2, ... questions in " + list_of(parts) +
                         " of the tuples of models (law " + std::string(to_string(plan.laws[law])) + ").",
                     view);
        if (plan.crossed.empty()) continue;
        text += told("With questions chosen by the other law alone, within " +
                         std::to_string(plan.crossed[law].size()) + ": " +
                         cases::share_range({plan.crossed[law].back()}) + ".",
                     view, "  ", "  ");
    }
    text += told("No questions find one in more than the share in which some exchange suits all: " +
                     cases::share_range(plan.ceiling) + ".",
                 view);
    if (plan.tuples > 0)
        text += told("So many questions are followed only as " + std::to_string(plan.tuples) +
                         " drawn tuples of models a law answer them.",
                     view);
    return text + told(cases::laws_in_words(plan.laws), view);
}

std::string advice_csv(const cases::DealsReport& report) {
    const Scenario& scenario = report.scenario();
    std::string text = "account";
    for (const Issue& issue : scenario.issues) text += "," + csv_field(issue.id);
    text += ",kind";
    for (const Party& party : scenario.parties) text += "," + csv_field(party.id);
    for (const Party& party : scenario.parties) text += "," + csv_field(party.id + " standing");
    std::vector<deals::Law> laws;
    for (const AccountAdvice& advice : report.advice)
        if (laws.empty()) laws = laws_of(advice);
    for (const deals::Law law : laws) {
        const std::string start(to_string(law));
        for (const Party& party : scenario.parties) text += ',' + csv_field(start + ' ' + party.id);
        for (const char* what : {" all", " efficient", " nash"}) text.append(",").append(start).append(what);
    }
    text += "\n";
    for (const AccountAdvice& advice : report.advice) {
        for (const Listed& one : advice.list) {
            text += csv_field(advice.account);
            for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue)
                text +=
                    "," +
                    csv_field(
                        scenario.issues[issue].levels[static_cast<std::size_t>(one.package.levels[issue])]);
            text += one.kind == deals::PackageKind::exchange ? ",exchange"
                    : one.kind == deals::PackageKind::gift   ? ",gift"
                                                             : ",idle";
            for (const Verdict verdict : one.verdicts) text += "," + std::string(to_string(verdict));
            for (const auto& standing : one.standing)
                text += "," + (standing ? std::string(to_string(*standing)) : std::string());
            for (std::size_t law = 0; law < laws.size(); ++law) {
                const bool has = one.row && law < advice.shares->laws.size();
                for (std::size_t party = 0; party < scenario.parties.size(); ++party)
                    text += "," + (has ? csv_share(advice.shares->laws[law].accepts[party][*one.row])
                                       : std::string());
                text += "," + (has ? csv_share(advice.shares->laws[law].all[*one.row]) : std::string());
                const bool joint = has && one.kind == deals::PackageKind::exchange &&
                                   !advice.shares->laws[law].efficient.empty();
                text +=
                    "," + (joint ? csv_share(advice.shares->laws[law].efficient[*one.row]) : std::string());
                text += "," + (joint ? csv_share(advice.shares->laws[law].nash[*one.row]) : std::string());
            }
            text += "\n";
        }
    }
    return text;
}

}  // namespace detente::cli
