// SPDX-License-Identifier: Apache-2.0
// The talks in a briefing: the shares are those that each line-up has when it is played alone, what the moves
// revealed is what `reveal` says, sessions on numbers are those of `talk`, and nothing is forecast.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "detente/briefing/internal/trace_drawing.h"
#include "detente/briefing/views.h"
#include "detente/case/briefing_talks.h"
#include "detente/case/drawn_talks_words.h"
#include "detente/case/reveal_report.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"
#include "detente/scenario/words.h"
#include "tests/briefing/made.h"
#include "tests/briefing/sentences.h"

namespace detente::briefing {
namespace {

// A sale with a log: the buyer refuses 2 for the keys and asks for 1, then leaves.
const std::string kSale = R"toml(
[scenario]
id = "sale"
[parties.buyer]
name = "Ann"
[parties.seller]
name = "Bob"
[issues.keys]
levels = ["no", "yes"]
delivers = "seller"
prefers = { buyer = "more", seller = "less" }
[issues.price]
levels = ["0", "1", "2", "3"]
delivers = "buyer"
prefers = { buyer = "less", seller = "more" }
)toml";
const std::string kLog = R"toml(
[[talks.events]]
id = "E1"
party = "seller"
does = "offers"
package = "{ keys = yes, price = \"3\" }"
[[talks.events]]
id = "E2"
party = "buyer"
does = "says"
note = "a wonderful house"
[[talks.events]]
id = "E3"
party = "buyer"
does = "walks"
)toml";

const SectionTable& table(const Briefing& briefing) {
    const Section* section = find_section(briefing.sections, "talks");
    static const SectionTable none;
    if (!section || !std::holds_alternative<SectionTable>(section->payload)) {
        ADD_FAILURE() << "no table of talks";
        return none;
    }
    return std::get<SectionTable>(section->payload);
}

std::string words_of_section(const Section& section) {
    std::string text;
    for (const Point& point : section.points) {
        text += point.claim.text + "\n";
        for (const Sentence& detail : point.details) text += "  " + detail.text + "\n";
    }
    return text;
}

// Each row once more: that line-up alone, on as many models of the same seed.
// Shares are written as fractions from the start: figures in the names of the case stay as they are.
TEST(Talks, LeaveFiguresInNamesAlone) {
    std::string text = kSale;
    text.replace(text.find("[issues.price]"), 14, "[issues.price]\nname = \"a discount of 12% or 3%\"");
    const Briefing briefing = brief(text);
    const Section* section = find_section(briefing.sections, "talks");
    if (!section && !briefing.accounts.empty())
        section = find_section(briefing.accounts.front().sections, "talks");
    ASSERT_TRUE(section);
    const std::string words = words_of_section(*section);
    EXPECT_NE(words.find("a discount of 12% or 3%"), std::string::npos) << words;
    EXPECT_TRUE(std::regex_search(words, std::regex("in 0\\.\\d\\d to "))) << words;
}

TEST(Talks, ShowTheSharesOfEachLineUpPlayedAlone) {
    const Scenario scenario = hanoi();
    const Briefing briefing = brief(scenario);
    const SectionTable& shown = table(briefing);
    ASSERT_EQ(shown.rows.size(), 9u);
    for (const std::vector<std::string>& row : {shown.rows[0], shown.rows[5], shown.rows[8]}) {
        cases::DrawnTalksRequest request;
        request.repeat = cases::briefed_sessions(480);
        request.what_ifs = 0;
        request.opens = "dprk";  // as the file says
        for (std::size_t party = 0; party < 2; ++party)
            request.strategies.emplace_back(scenario.parties[party].id, row[party]);
        const auto alone = cases::drawn_talks(scenario, request);
        ASSERT_TRUE(alone.ok());
        ASSERT_EQ(alone->plays.front().line_ups.size(), 1u);
        std::string agree, deadline;
        // "0.04": a share of 100 sessions.
        const auto figure = [](double value) {
            const auto hundredths = static_cast<int>(value * 100 + 0.5);
            if (hundredths == 0 || hundredths == 100) return std::to_string(hundredths / 100);
            return (hundredths < 10 ? "0.0" : "0.") + std::to_string(hundredths);
        };
        for (const cases::DrawnShares& shares : alone->plays.front().line_ups[0].laws) {
            agree += (agree.empty() ? "" : " / ") + figure(shares.share(shares.agreements));
            deadline += (deadline.empty() ? "" : " / ") + figure(shares.share(shares.deadlines));
        }
        EXPECT_EQ(row[2], agree);
        EXPECT_EQ(row.back(), deadline);
    }
}

TEST(Talks, StandOnTheFrontAndNameLawAndSeedInTheAnnex) {
    const Briefing briefing = brief(hanoi());
    const FrontPart* part = find_part(briefing, "talks");
    ASSERT_NE(part, nullptr);
    ASSERT_GE(part->sentences.size(), 2u);
    EXPECT_NE(part->sentences[0].text.find("of the sessions"), std::string::npos) << part->sentences[0].text;
    EXPECT_EQ(part->sentences.back().text,
              "If sincere, the 5 recorded moves at the table change no verdict: the statements say as much.");
    const std::string told = words_of_section(*find_section(briefing.sections, "talks"));
    for (const char* said : {"laws steps and issues", "with seed 1", "boulware", "Gives way early",
                             "whichever of the 9 line-ups is played"})
        EXPECT_NE(told.find(said), std::string::npos) << said << "\n" << told;
}

TEST(Talks, PromiseNothing) {
    const Briefing briefing = brief(hanoi());
    for (const char* id : {"talks", "moves"}) {
        std::string text = own_words(words_of_section(*find_section(briefing.sections, id)));
        for (const Sentence& sentence : find_part(briefing, "talks")->sentences) text += sentence.text;
        EXPECT_FALSE(std::regex_search(text, std::regex("\\b(would|will|likely|chance)\\b"))) << text;
        for (const char* promise : {"probab", "forecast", "%", "expect"})
            EXPECT_EQ(text.find(promise), std::string::npos) << text;
    }
}

// The walk-out says that no deal is better than 3 for the keys; the one refusal of the log, it changes back
// all that the log changes for Ann if it was a bluff.
TEST(Talks, SayWhatEachMoveRevealedAndWhatABluffTakesBack) {
    const Scenario scenario = read(kSale + kLog);
    const Briefing briefing = brief(scenario);
    const Section* moves = find_section(briefing.sections, "moves");
    ASSERT_NE(moves, nullptr);
    const auto report = cases::reveal_report(scenario, {});
    ASSERT_TRUE(report.ok());
    ASSERT_EQ(moves->points.size(), 4u);
    ASSERT_EQ(report->bluffs.size(), 1u);
    EXPECT_GT(report->bluffs[0].changes, 0u);
    EXPECT_LT(report->bluffs[0].changes, report->changes);
    EXPECT_NE(moves->points[0].claim.text.find(std::to_string(report->changes) + " verdicts change"),
              std::string::npos)
        << moves->points[0].claim.text;
    EXPECT_EQ(moves->points[1].claim.text.substr(0, 15), "E1: Bob offered");
    EXPECT_EQ(moves->points[2].claim.text, "E2: Ann said “a wonderful house”.");
    EXPECT_EQ(moves->points[2].details[0].text, "Words that cost nothing reveal nothing.");
    EXPECT_NE(moves->points[3].details[0].text.find("to Ann no deal is better than"), std::string::npos);
    EXPECT_NE(moves->points[3].details[1].text.find("If it was a bluff, "), std::string::npos);
    const std::string front = find_part(briefing, "talks")->sentences.back().text;
    EXPECT_NE(
        front.find(std::to_string(report->bluffs[0].changes) + " of them change back if E3 was a bluff"),
        std::string::npos)
        << front;
}

TEST(Talks, SayThatMovesCannotAllHaveBeenSincere) {
    const Scenario scenario = read(kSale + R"toml(
[[statements]]
id = "A1"
party = "buyer"
says = "no deal > { keys = yes, price = \"1\" }"
)toml" + kLog + R"toml(
[[talks.events]]
id = "E4"
party = "buyer"
does = "offers"
package = "{ keys = yes, price = \"2\" }"
)toml");
    const Briefing briefing = brief(scenario);
    const Section* moves = find_section(briefing.sections, "moves");
    ASSERT_NE(moves, nullptr);
    EXPECT_NE(moves->points[0].claim.text.find("cannot all have been sincere"), std::string::npos);
    EXPECT_NE(find_part(briefing, "talks")->sentences.back().text.find("A1"), std::string::npos);
}

TEST(Talks, AreLeftOutWhereTheyAreNotAskedForOrCannotBePlayed) {
    Options options;
    options.tell_talks = false;
    EXPECT_EQ(find_section(brief(hanoi(), options).sections, "talks"), nullptr);
    EXPECT_EQ(find_part(brief(hanoi(), options), "talks"), nullptr);
    const Scenario silent = read("[parties.a]\n[parties.b]\n[issues.x]\nlevels = [\"no\", \"yes\"]\n");
    EXPECT_EQ(find_section(brief(silent).sections, "talks"), nullptr);
    EXPECT_TRUE(cases::briefed_strategies(1).empty());
    EXPECT_TRUE(cases::briefed_strategies(5).empty());
    EXPECT_EQ(cases::briefed_sessions(1'000'000), 0u);
}

// --- numbers ---------------------------------------------------------------------------------------------------

// Ann 5 x + 3 y + z, Bob the other way round; no deal is worth 2 to each.
NumericScenario numbers() {
    NumericScenario scenario;
    scenario.name = "numbers";
    for (const char* name : {"x", "y", "z"}) {
        DomainIssue issue;
        issue.name = name;
        issue.values = {"a", "b", "c", "d"};
        scenario.domain.issues.push_back(std::move(issue));
    }
    const auto party = [&](const std::string& name, bool up) {
        AdditiveUtility utility;
        for (const int weight : up ? std::vector<int>{5, 3, 1} : std::vector<int>{1, 3, 5}) {
            IssueUtility issue;
            for (int value = 0; value < 4; ++value)
                issue.values.push_back(Rational(weight * (up ? value : 3 - value)) / Rational(27));
            utility.issues.push_back(std::move(issue));
        }
        Profile profile;
        profile.name = name;
        profile.utility = std::move(utility);
        profile.reservation = Rational(2) / Rational(27);
        scenario.profiles.push_back(std::move(profile));
    };
    party("Ann", true);
    party("Bob", false);
    return scenario;
}

TEST(Talks, OnNumbersAreTheSessionsThatTalkPlays) {
    const NumericScenario scenario = numbers();
    const auto paired = cases::paired_talks(scenario, nullptr);
    ASSERT_TRUE(paired);
    ASSERT_EQ(paired->line_ups.size(), 16u);
    for (const cases::LineUpTalks& one : paired->line_ups) {
        cases::TalkRequest request;
        request.strategies = {{"Ann", one.strategies[0]}, {"Bob", one.strategies[1]}};
        const auto alone = cases::talk_report(scenario, request);
        ASSERT_TRUE(alone.ok());
        EXPECT_EQ(alone->first.agreement, one.session.agreement);
        EXPECT_EQ(alone->first.utilities, one.session.utilities);
        EXPECT_EQ(alone->first.round, one.session.round);
    }
    const Result<Briefing> briefing = make_briefing(scenario, numbers::LandscapeRequest{});
    ASSERT_TRUE(briefing.ok());
    const Section* section = find_section(briefing->accounts[0].sections, "talks");
    ASSERT_NE(section, nullptr);
    EXPECT_EQ(std::get<SectionTable>(section->payload).rows.size(), 16u);
    ASSERT_NE(find_part(*briefing, "talks"), nullptr);
}

TEST(Talks, ASessionIsDrawnOfferByOffer) {
    const Result<Briefing> briefing = make_briefing(numbers(), numbers::LandscapeRequest{});
    ASSERT_TRUE(briefing.ok());
    const Section* section = find_section(briefing->accounts[0].sections, "trace");
    ASSERT_NE(section, nullptr);
    const auto& trace = std::get<TalksTrace>(section->payload);
    ASSERT_GT(trace.offers.size(), 2u);
    EXPECT_FALSE(trace.accuracies.empty());
    // Of each party the moves in the table are its offers but the first.
    std::array<std::size_t, 2> offers{0, 0};
    for (const TalksTrace::Offer& offer : trace.offers) ++offers[static_cast<std::size_t>(offer.party)];
    for (std::size_t party = 0; party < 2; ++party) {
        std::size_t moves = 1;
        for (std::size_t column = 1; column < trace.moves.columns.size(); ++column)
            moves += std::stoul(trace.moves.rows[party][column]);
        EXPECT_EQ(moves, offers[party]);
    }
    const std::string svg = trace_picture(trace);
    std::size_t points = 0;
    for (std::size_t at = svg.find("<circle"); at != std::string::npos; at = svg.find("<circle", at + 1))
        ++points;
    EXPECT_EQ(points, trace.offers.size());
    EXPECT_EQ(svg.find("nan"), std::string::npos);
    EXPECT_NE(svg.find("role=\"img\""), std::string::npos);
    const Document document = to_document(*briefing);
    EXPECT_NE(to_json(document).find("\"kendall\""), std::string::npos);
    EXPECT_NE(to_markdown(*briefing).find("Concession"), std::string::npos);
}

// Where every deal is as good as none, and where all offers are one point, nothing is divided by nothing.
TEST(Talks, APictureOfOnePointIsFinite) {
    TalksTrace trace;
    trace.parties = {"a <b>", "c"};
    trace.no_deal = {-std::numeric_limits<double>::infinity(), 0.5};
    trace.offers = {{0, 0, {0.5, 0.5}, "first", std::nullopt}};
    const std::string svg = trace_picture(trace);
    EXPECT_EQ(svg.find("nan"), std::string::npos) << svg;
    EXPECT_EQ(svg.find("inf"), std::string::npos) << svg;
    EXPECT_EQ(svg.find("<b>"), std::string::npos) << svg;
    EXPECT_TRUE(trace_picture({}).empty());
}

}  // namespace
}  // namespace detente::briefing
