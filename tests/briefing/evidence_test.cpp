// SPDX-License-Identifier: Apache-2.0
// What the answers rest on, in the briefing: rungs, footnotes, what falls with which source, the timeline,
// rival accounts, ceilings, and what was left out. Counts are held against answers asked for in another way.
#include <gtest/gtest.h>

#include <numeric>
#include <regex>
#include <set>

#include "detente/briefing/internal/citation.h"
#include "detente/briefing/internal/html_text.h"
#include "detente/briefing/views.h"
#include "detente/case/briefing_report.h"
#include "detente/case/history.h"
#include "detente/deals/statements/deals.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"
#include "detente/scenario/words.h"
#include "tests/briefing/made.h"
#include "tests/briefing/sentences.h"

namespace detente::briefing {
namespace {

const SectionTable& table_of(const Section* section) {
    static const SectionTable none;
    if (!section || !std::holds_alternative<SectionTable>(section->payload)) {
        ADD_FAILURE() << "no table";
        return none;
    }
    return std::get<SectionTable>(section->payload);
}

std::uint64_t number(std::string text) {
    std::erase(text, ',');
    return std::stoull(text);
}

deals::DealsAnswer asked(const Scenario& scenario, const std::string& account) {
    deals::DealsQuery request;
    request.accounts = {account};
    request.map = true;
    return *deals::answer(scenario, request);
}

// The river: a speaker's word that an outlet carried, a leak, an assumption, and a demand with its turns.
const std::string kRiver = R"toml(
[scenario]
id = "river"
[parties.north]
name = "the North"
leader = "Han"
[parties.south]
name = "the South"
[issues.lock]
name = "the lock"
levels = ["shut", "half", "open"]
prefers = { north = "less", south = "more" }
[issues.toll]
name = "the toll"
levels = ["none", "paid"]
prefers = { north = "more", south = "less" }
[[statements]]
id = "N1"
party = "north"
says = "no deal > { lock = open }"
standing = "on_record"
source = ["courier"]
chain = [{ who = "Han", verb = "told", to = "The Courier" }]
quote = "Never the open lock"
hedge = "evidently"
made = 2021-03-02
[[statements]]
id = "N2"
party = "north"
says = "{ lock = half, toll = paid } > no deal"
standing = "reported"
source = ["leak"]
[[statements]]
id = "S1"
party = "south"
says = "no deal > { toll = paid }"
standing = "assumed"
[sources.courier]
outlet = "The Courier"
published = 2021-03-03
[sources.leak]
outlet = "The Wire"
published = 2021-05-01
[[demands]]
id = "D1"
party = "south"
asks = "{ lock = open }"
text = "the open lock"
standing = "on_record"
history = [ { what = "raised", on = 2021-01-10, source = ["courier"] }, { what = "dropped", on = 2021-06-01, source = ["leak"] } ]
[[concessions]]
id = "C1"
party = "north"
gave = "a key"
on = "2021-02"
)toml";

TEST(Rungs, CountEveryVerdictOnceAndAgreeWithTheScenarioCutAtEachRung) {
    const Scenario scenario = hanoi();
    const Briefing briefing = brief(scenario);
    for (const AccountView& account : briefing.accounts) {
        if (account.contradictory) continue;
        SCOPED_TRACE(account.id);
        const SectionTable& table = table_of(find_section(account.sections, "rungs"));
        ASSERT_EQ(table.rows.size(), 2 * briefing.parties.size());
        const Standing rungs[] = {Standing::on_record, Standing::reported, Standing::inferred,
                                  Standing::assumed};
        for (std::size_t rung = 0; rung < 4; ++rung) {
            cases::Filter filter;
            filter.standing = rungs[rung];
            const Result<cases::Filtered> cut = cases::filtered(scenario, filter);
            ASSERT_TRUE(cut.ok());
            const deals::DealsAnswer answer = asked(cut->scenario, account.id);
            for (std::size_t p = 0; p < briefing.parties.size(); ++p)
                for (const bool accepts : {false, true}) {
                    const auto& row = table.rows[2 * p + (accepts ? 1 : 0)];
                    std::uint64_t sum = 0;
                    for (std::size_t k = 1; k <= rung + 2; ++k) sum += number(row[k]);
                    const deals::Counts& counts = answer.accounts[0].verdicts[p];
                    EXPECT_EQ(sum, accepts ? counts.always : counts.never) << row[0] << ", rung " << rung;
                }
        }
    }
}

TEST(Rungs, VerdictSentencesAreMarkedAndNoHedgeStandsBesideAMark) {
    const Briefing briefing = brief(hanoi());
    const std::vector<std::string> hedges{"evidently", "reportedly", "apparently", "possib",
                                          "likely",    "perhaps",    "hedge",      "seem"};
    std::size_t marked = 0;
    for (const Placed& placed : all_sentences(briefing)) {
        if (!placed.sentence.rung) continue;
        ++marked;
        for (const std::string& hedge : hedges)
            EXPECT_EQ(placed.sentence.text.find(hedge), std::string::npos) << placed.sentence.text;
    }
    EXPECT_GT(marked, 10u);
    EXPECT_TRUE(briefing.accounts[0].answer.rung.has_value());
    for (const Point& point : find_section(briefing.accounts[0].sections, "refusals")->points)
        EXPECT_TRUE(point.claim.rung.has_value()) << point.claim.text;
    const std::string html = to_html(briefing), markdown = to_markdown(briefing);
    EXPECT_NE(html.find("standing inferred\">"), std::string::npos);
    EXPECT_NE(markdown.find("inferred"), std::string::npos);
}

// The strongest rung on which a refusal can be proved, not the weakest statement in force.
TEST(Rungs, ARefusalStandsOnTheRungOfItsProof) {
    const Briefing briefing = brief(kRiver);
    const Section* refusals = find_section(briefing.accounts[0].sections, "refusals");
    bool north = false, south = false;
    for (const Point& point : refusals->points) {
        if (!point.package) continue;
        if (point.party == 0) {
            EXPECT_EQ(point.claim.rung, Standing::on_record) << point.claim.text;
            north = true;
        } else {
            EXPECT_EQ(point.claim.rung, Standing::assumed) << point.claim.text;
            south = true;
        }
    }
    EXPECT_TRUE(north && south);
}

TEST(Losses, AgreeWithTheVerdictsAskedForWithoutEachSource) {
    const Scenario scenario = hanoi();
    const Briefing briefing = brief(scenario);
    const AccountView& account = briefing.accounts[0];
    const SectionTable& table = table_of(find_section(account.sections, "losses"));
    ASSERT_GE(table.rows.size(), 4u);
    const deals::DealsAnswer whole = asked(scenario, account.id);
    bool some = false;
    for (const auto& row : table.rows) {
        cases::Filter filter;
        filter.without = {row[0]};
        const Result<cases::Filtered> without = cases::filtered(scenario, filter);
        ASSERT_TRUE(without.ok()) << row[0];
        const deals::DealsAnswer answer = asked(without->scenario, account.id);
        std::uint64_t changed = 0;
        for (std::size_t p = 0; p < briefing.parties.size(); ++p)
            for (std::size_t code = 0; code < whole.accounts[0].verdict_map[p].size(); ++code)
                changed += whole.accounts[0].counts[code] && whole.accounts[0].verdict_map[p][code] !=
                                                                 answer.accounts[0].verdict_map[p][code]
                               ? 1
                               : 0;
        std::uint64_t told = 0;
        const std::regex fall(R"(([\d,]+) packages? from)");
        for (std::sregex_iterator it(row[3].begin(), row[3].end(), fall), end; it != end; ++it)
            told += number((*it)[1]);
        EXPECT_EQ(told, changed) << row[0];
        some = some || changed > 0;
        const deals::Zone& zone = answer.accounts[0].zone;
        EXPECT_EQ(row[4], std::to_string(zone.certain) + " / " + std::to_string(zone.excluded) + " / " +
                              std::to_string(zone.open))
            << row[0];
    }
    EXPECT_TRUE(some);
}

TEST(Footnotes, NumbersAreThoseOfTheLedgerAndLeadToIt) {
    const Briefing briefing = brief(hanoi());
    const Ledger* ledger = find_ledger(briefing);
    std::set<std::string> ids;
    for (std::size_t i = 0; i < ledger->lines.size(); ++i) {
        EXPECT_EQ(ledger->lines[i].number, i + 1);
        EXPECT_TRUE(ids.insert(ledger->lines[i].id).second);
    }
    const Citations citations(briefing);
    const std::string html = to_html(briefing);
    std::size_t notes = 0;
    const std::regex note(R"rx(<a class="note" href="#(item-[^"]+)"[^>]*>(\d+)</a>)rx");
    for (std::sregex_iterator it(html.begin(), html.end(), note), end; it != end; ++it, ++notes) {
        const LedgerLine& line = ledger->lines.at(std::stoul((*it)[2]) - 1);
        EXPECT_EQ((*it)[1].str(), anchor(line.id));
        EXPECT_NE(html.find("<tr id=\"" + anchor(line.id) + "\""), std::string::npos);
    }
    EXPECT_GT(notes, 20u);
    EXPECT_EQ(citations.numbered(ledger->lines[2].id), "3");
}

TEST(Ledger, SaysOnWhomALineDependsAndTellsFurtherReports) {
    const Briefing briefing = brief(hanoi());
    for (const LedgerLine& line : find_ledger(briefing)->lines) {
        if (line.id != "S1") continue;
        EXPECT_GE(line.reports.size(), 2u);
        EXPECT_NE(std::find(line.names.begin(), line.names.end(), "a State Department official"),
                  line.names.end());
        const std::string html = to_html(briefing);
        EXPECT_NE(html.find("a State Department official"), std::string::npos);
        return;
    }
    FAIL() << "no S1";
}

TEST(Timeline, OrdersTurnsAndKeepsWhatHasNoDateApart) {
    const Briefing briefing = brief(kRiver);
    const Section* section = find_section(briefing.sections, "timeline");
    ASSERT_NE(section, nullptr);
    const Timeline& timeline = std::get<Timeline>(section->payload);
    std::vector<std::string> order;
    for (const Timeline::Event& event : timeline.dated) order.push_back(event.id + " " + event.date);
    EXPECT_EQ(order, (std::vector<std::string>{"D1 10 January 2021", "C1 February 2021", "N1 2 March 2021",
                                               "N2 1 May 2021", "D1 1 June 2021"}));
    ASSERT_EQ(timeline.undated.size(), 1u);
    EXPECT_EQ(timeline.undated[0].id, "S1");
    EXPECT_EQ(timeline.dated[0].sources, std::vector<std::string>{"courier"});
    std::vector<std::string> claims;
    for (const Point& point : section->points) claims.push_back(point.claim.text);
    EXPECT_EQ(
        claims,
        (std::vector<std::string>{
            "5 events with a date, from 10 January 2021 to 1 June 2021; 1 without one, which stands apart.",
            "Of the North: 1 concession made, 1 of them unreciprocated.",
            "Of the South: 1 demand raised and 1 demand dropped."}));
    EXPECT_EQ(timeline.dated[4].words, "The South dropped its demand for “the open lock”.");
    for (const std::string& view :
         {to_html(briefing), to_markdown(briefing), to_terminal(briefing, 300, false)}) {
        EXPECT_NE(view.find("10 January 2021"), std::string::npos);
        EXPECT_NE(view.find("Without a date"), std::string::npos);
    }
}

// The days are those on which the history's counts, which are found through weights, differ.
TEST(Timeline, TellsWhatEachDayChanged) {
    const Scenario scenario = hanoi();
    const Briefing briefing = brief(scenario);
    const Timeline& timeline = std::get<Timeline>(find_section(briefing.sections, "timeline")->payload);
    const Result<cases::History> history = cases::history(scenario, {});
    ASSERT_TRUE(history.ok());
    const auto accepts_and_refuses = [](const std::vector<deals::Counts>& counts) {
        std::vector<std::uint64_t> result;
        for (const deals::Counts& one : counts) {
            result.push_back(one.always);
            result.push_back(one.never);
        }
        return result;
    };
    std::vector<std::string> days;
    std::vector<std::uint64_t> last = accepts_and_refuses(history->before);
    for (const cases::HistoryDay& day : history->days) {
        const std::vector<std::uint64_t> now = accepts_and_refuses(day.verdicts);
        if (now == last) continue;
        days.push_back(in_words(day.day));
        ASSERT_LE(days.size(), timeline.days.size());
        const std::string& words = timeline.days[days.size() - 1].words;
        for (std::size_t i = 0; i < now.size(); ++i)
            if (now[i] != last[i]) {
                EXPECT_NE(words.find(std::to_string(now[i]) + (now[i] == 1 ? " package" : " packages") +
                                     " (before: " + std::to_string(last[i]) + ")"),
                          std::string::npos)
                    << words;
            }
        last = now;
    }
    ASSERT_GE(days.size(), 2u);
    std::vector<std::string> told;
    for (const Timeline::Day& day : timeline.days) {
        told.push_back(day.date);
        EXPECT_FALSE(day.known.empty());
        // Only what changed is told.
        const std::regex change(R"rx(to (?:accept|refuse) ([\d,]+) packages? \(before: ([\d,]+)\))rx");
        for (std::sregex_iterator it(day.words.begin(), day.words.end(), change), end; it != end; ++it)
            EXPECT_NE((*it)[1], (*it)[2]) << day.words;
        for (const std::string& view :
             {to_html(briefing), to_markdown(briefing), to_terminal(briefing, 4'000, false)})
            EXPECT_NE(view.find(day.words), std::string::npos);
        // A turn of that day does not tell it again.
        for (const Timeline::Event& event : timeline.dated)
            if (event.date == day.date) {
                EXPECT_TRUE(event.verdicts.empty());
            }
    }
    EXPECT_EQ(told, days);
}

// The briefing draws its models once; each question that draws for itself says the same.
TEST(Shares, DrawnOnceSayWhatDrawnAnewSays) {
    const Scenario scenario = hanoi();
    const Result<cases::BriefingReport> report = cases::briefing_report(scenario, {});
    ASSERT_TRUE(report.ok());
    ASSERT_TRUE(report->proposals && report->plan);
    const auto account =
        deals::CompiledAccount::make(scenario, {report->study.deals.accounts.front().account});
    ASSERT_TRUE(account.ok());
    const deals::Proposals anew = deals::find_proposals(*account, deals::find_exchanges(*account), {});
    ASSERT_FALSE(anew.menu.empty());
    ASSERT_EQ(report->proposals->menu.size(), anew.menu.size());
    for (std::size_t i = 0; i < anew.menu.size(); ++i) {
        EXPECT_EQ(report->proposals->menu[i].package, anew.menu[i].package);
        EXPECT_EQ(report->proposals->menu[i].joint, anew.menu[i].joint);
    }
    EXPECT_EQ(report->proposals->coverage, anew.coverage);
    deals::PlanRequest two;
    two.questions = 2;
    const Result<deals::Plan> plan = deals::make_plan(scenario, *account, two);
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(report->plan->within, plan->within);
    EXPECT_EQ(report->plan->ceiling, plan->ceiling);
    EXPECT_EQ(report->plan->tree->package, plan->tree->package);
}

TEST(LeftOut, IsToldByNameAndStaysInTheLedger) {
    Options options;
    options.filter.as_of = Date{2021, 4, 1};
    const Briefing briefing = brief(kRiver, options);
    const Section* section = find_section(briefing.sections, "left-out");
    ASSERT_NE(section, nullptr);
    EXPECT_TRUE(std::any_of(section->points.begin(), section->points.end(), [](const Point& point) {
        return point.claim.rests_on == std::vector<std::string>{"N2"};
    }));
    for (const LedgerLine& line : find_ledger(briefing)->lines) {
        if (line.id != "N2") continue;
        EXPECT_TRUE(line.accounts.empty());
        EXPECT_FALSE(line.left_out.empty());
    }
    // Without hindsight the timeline has nothing of May.
    const Timeline& timeline = std::get<Timeline>(find_section(briefing.sections, "timeline")->payload);
    for (const Timeline::Event& event : timeline.dated) EXPECT_NE(event.id, "N2");
    EXPECT_EQ(find_section(brief(kRiver).sections, "left-out"), nullptr);
}

TEST(Ceilings, AreToldWhereSomethingStandsAbove) {
    const Briefing briefing = brief(kRiver + R"toml(
[[statements]]
id = "N3"
party = "north"
says = "{ lock = half } >= no deal"
standing = "on_record"
source = ["leak"]
hedge = "reportedly"
because = "two envoys said so"
)toml");
    const Section* section = find_section(briefing.sections, "ceilings");
    ASSERT_NE(section, nullptr);
    bool found = false;
    for (const Point& point : section->points)
        if (point.claim.rests_on == std::vector<std::string>{"N3"}) {
            EXPECT_EQ(point.claim.text,
                      "N3 is marked on record, and what supports it carries at most reported.");
            found = true;
        }
    EXPECT_TRUE(found);
    for (const LedgerLine& line : find_ledger(briefing)->lines)
        if (line.id == "N3") {
            EXPECT_NE(line.above_ceiling.find("at most reported"), std::string::npos);
        }
    EXPECT_NE(to_html(briefing).find("Above its ceiling:"), std::string::npos);
}

TEST(RivalAccounts, StandBesideEachOtherWithTheirContradiction) {
    std::string text = kRiver;
    text.insert(text.find("[parties.north]"), "default_account = \"one\"\n");
    const Briefing briefing = brief(text + R"toml(
[[statements]]
id = "N8"
party = "north"
says = "no deal > { lock = open, toll = paid }"
standing = "on_record"
source = ["courier"]
[[statements]]
id = "N9"
party = "north"
says = "{ lock = open, toll = paid } > no deal"
standing = "reported"
source = ["leak"]
[accounts.one]
items = ["N8"]
[accounts.two]
items = ["N9"]
)toml");
    const Section* section = find_section(briefing.sections, "rivals");
    ASSERT_NE(section, nullptr);
    std::vector<std::string> claims;
    for (const Point& point : section->points) claims.push_back(point.claim.text);
    EXPECT_NE(std::find(claims.begin(), claims.end(), "The one account alone has N8."), claims.end());
    EXPECT_NE(std::find(claims.begin(), claims.end(), "The two account alone has N9."), claims.end());
    EXPECT_TRUE(std::any_of(claims.begin(), claims.end(), [](const std::string& claim) {
        return claim.find("contradict each other about the North: N8 and N9 cannot hold together.") !=
               std::string::npos;
    }));
    const SectionTable& table = table_of(section);
    ASSERT_FALSE(table.rows.empty());
    EXPECT_EQ(table.columns[2], "one");
    EXPECT_EQ(table.columns[3], "two");
}

}  // namespace
}  // namespace detente::briefing
