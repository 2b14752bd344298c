// SPDX-License-Identifier: Apache-2.0
// How the talks go: sessions between drawn value models, each party playing a few fixed strategies; what holds
// whichever is played, and what does not. Shares are of sessions, and nothing is forecast.
#include <algorithm>
#include <functional>

#include "detente/briefing/front.h"
#include "detente/briefing/internal/sections.h"
#include "detente/case/drawn_talks_words.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"
#include "detente/talks/catalog.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kAgreedOn = 5;       // packages named of those agreed on
constexpr std::size_t kIssuesOnFront = 3;  // named of what most agreements change

using cases::DrawnPlay;
using cases::DrawnShares;
using cases::DrawnTalks;

std::string share(double value) {
    return cases::share_in_figures(value, cases::Figures::fraction);
}

// ", each side holding out, giving way early or leaving late": the ways of the fixed strategies.
std::string ways_words(const DrawnTalks& talks) {
    if (talks.strategies.empty() || talks.request.in_turn.empty()) return {};
    return talks.scenario.parties.size() == 2
               ? ", each side holding out, giving way early or leaving late"
               : ", each party giving way early, or holding out and leaving late";
}

SectionTable shares_table(const DrawnTalks& talks) {
    const DrawnPlay& play = talks.plays.front();
    SectionTable table;
    for (std::size_t party = 0; party < talks.scenario.parties.size(); ++party)
        table.columns.push_back(
            with_verb(with_capital(party_name(talks.scenario, static_cast<int>(party))), "plays", "play"));
    table.columns.emplace_back("Agree");
    std::vector<bool> walks;
    for (std::size_t party = 0; party < talks.scenario.parties.size(); ++party) {
        walks.push_back(party < play.walks.size() && play.walks[party].greatest > 0);
        if (walks.back())
            table.columns.push_back(with_verb(
                with_capital(party_name(talks.scenario, static_cast<int>(party))), "walks out", "walk out"));
    }
    table.columns.emplace_back("Deadline");
    for (const cases::LineUp& line_up : play.line_ups) {
        std::vector<std::string> row = line_up.strategies;
        const auto cell = [&](const std::function<std::uint64_t(const DrawnShares&)>& count) {
            std::string text;
            for (const DrawnShares& shares : line_up.laws)
                text += (text.empty() ? "" : " / ") + share(shares.share(count(shares)));
            row.push_back(std::move(text));
        };
        cell([](const DrawnShares& shares) { return shares.agreements; });
        for (std::size_t party = 0; party < walks.size(); ++party)
            if (walks[party]) cell([&](const DrawnShares& shares) { return shares.walks[party]; });
        cell([](const DrawnShares& shares) { return shares.deadlines; });
        table.rows.push_back(std::move(row));
    }
    std::vector<std::string> laws;
    for (const deals::Law law : talks.request.laws) laws.emplace_back(to_string(law));
    table.caption = "How they end, in shares of " + counted(play.sessions, "session", "sessions") +
                    " for each line-up; by the law " + laws.front();
    for (std::size_t k = 1; k < laws.size(); ++k) table.caption += ", after the stroke by the law " + laws[k];
    return table;
}

}  // namespace

std::vector<std::string> strategy_meanings(const std::vector<std::string>& strategies) {
    std::vector<std::string> result;
    for (const std::string& text : strategies) {
        const Result<talks::StrategyMaker> maker = talks::read_strategy(text, talks::Rules::strict);
        if (!maker || !maker->bidding.entry) continue;
        std::string told = text + ": " + maker->bidding.entry->idea;
        if (maker->walking.entry) told += " " + maker->walking.entry->idea;
        result.push_back(std::move(told));
    }
    return result;
}

Section write_talks(const AccountContext& account, const DrawnTalks& talks) {
    Section section{"talks",
                    "How the talks go",
                    "How do the talks end, whoever plays what, and what holds whichever strategy is played?",
                    {},
                    {}};
    const std::vector<std::string> items = account.verdict_items();
    const auto add = [&](std::string text) -> Point& {
        Point point;
        point.claim = account.trace.say(std::move(text), items);
        section.points.push_back(std::move(point));
        return section.points.back();
    };
    for (std::string& sentence : cases::drawn_talks_sentences(talks, true)) add(std::move(sentence));
    std::vector<std::string> named;
    for (const cases::AgreedPackage& agreed : talks.packages)
        if (named.size() < kAgreedOn)
            named.push_back(in_words(agreed.package, account.scenario) + " (up to " + share(agreed.greatest) +
                            ")");
    if (!named.empty()) add("of a line-up's sessions, most are agreed on " + list_of(named) + ".");
    std::vector<std::string> laws;
    for (const deals::Law law : talks.request.laws) laws.emplace_back(to_string(law));
    Point& method = add(
        "nobody knows the parties' values, so under account " + talks.account + " " +
        counted(talks.plays.front().sessions, "value model", "value models") +
        " of each party are drawn from all that its statements allow, by the " +
        (laws.size() == 1 ? "law " : "laws ") + list_of(laws) + " (docs/method.md), with seed " +
        std::to_string(talks.request.settings.seed) +
        ". The first of each sit down together, then the second of each, and so on, once for each line-up of "
        "strategies. Every figure counts these sessions and no others. `detente talk` plays more of them, "
        "under other accounts, with the first offers that were made, and with what a walk-out leads to.");
    for (std::string& meaning : strategy_meanings(talks.strategies))
        method.details.push_back(account.trace.say(std::move(meaning), items));
    section.payload = shares_table(talks);
    return section;
}

// One sentence on whether they agree, one on what holds.
std::vector<Sentence> write_talks_front(const AccountContext& account, const DrawnTalks& talks,
                                        Brevity brevity) {
    const DrawnPlay& play = talks.plays.front();
    std::string text =
        "played out on drawn value models" + ways_words(talks) + ", the talks end in agreement " +
        cases::in_sessions(play.agreement.least, play.agreement.greatest, cases::Figures::fraction);
    if (play.agreement.greatest - play.agreement.least > 0.1 && play.line_ups.size() > 1)
        text += ": how they are played decides it";
    std::vector<Sentence> result{account.trace.say(text + ".", account.verdict_items())};
    if (brevity > Brevity::none || talks.packages.empty()) return result;
    std::vector<std::string> changed, left;
    for (const cases::IssueInAgreements& in : talks.issues) {
        const std::string name = issue_name(account.scenario, in.issue);
        if (in.most == cases::IssueInAgreements::Most::move && changed.size() < kIssuesOnFront)
            changed.push_back(name);
        if (in.most == cases::IssueInAgreements::Most::leave && left.size() < kIssuesOnFront)
            left.push_back(name);
    }
    std::vector<std::string> parts;
    if (!changed.empty()) parts.push_back("change " + list_of(changed));
    if (!left.empty())
        parts.push_back("leave " + list_of(left) + (left.size() == 1 ? " as it is" : " as they are"));
    result.push_back(account.trace.say(
        parts.empty()
            ? "which issues most agreements change is not settled across line-ups."
            : "whichever is played, most agreements " + list_of(parts) +
                  (talks.most_frequent ? "." : "; which package they are on does not hold across line-ups."),
        account.verdict_items()));
    return result;
}

}  // namespace detente::briefing
