// SPDX-License-Identifier: Apache-2.0
// The standoff as no deal: packages against states, walks, drift.
#include "detente/case/no_deal_state.h"

#include <gtest/gtest.h>

#include "detente/deals/statements/deals.h"
#include "detente/formats/toml.h"

namespace {

namespace so = detente::standoff;
using detente::cases::after_periods;
using detente::cases::against_state;

detente::Scenario hanoi() {
    return *detente::read_scenario_file(std::string(DETENTE_SOURCE_DIR) + "/examples/hanoi-2019.toml");
}
so::State named(const so::Conflict& conflict, const std::string& name) {
    return *so::find_state(conflict, {name, {}});
}
detente::deals::AccountDeals deals_of(const detente::Scenario& scenario, const std::string& account) {
    detente::deals::DealsQuery request;
    request.accounts = {account};
    request.map = true;
    const auto answer = detente::deals::answer(scenario, request);
    EXPECT_TRUE(answer.ok());
    EXPECT_FALSE(answer->accounts.front().contradiction);
    return answer->accounts.front();
}

// E3: walking away is a best reply of the United States to what it refused.
TEST(NoDealState, WalkingAwayFromTheRefusedOffersIsABestReply) {
    const detente::Scenario scenario = hanoi();
    const auto conflict = so::compile(scenario, "public");
    ASSERT_TRUE(conflict.ok());
    for (const char* offer : {"nuclear=2, sanctions=3", "nuclear=2, testing=1, sanctions=2"}) {
        const auto package = detente::read_package(offer, scenario);
        const auto judged = detente::cases::judge_offer(scenario, *conflict, *package, nullptr);
        ASSERT_TRUE(judged.ok()) << detente::to_string(judged.errors().front());
        int friendly = 0;
        for (const auto& walk : judged->walks) {
            if (walk.tone != "friendly") {
                // Nobody said how the refused deal compares with escalation.
                if (scenario.parties[static_cast<std::size_t>(walk.party)].id == "us") {
                    EXPECT_EQ(walk.verdict, detente::Verdict::undetermined);
                    EXPECT_FALSE(walk.best_reply);
                }
                continue;
            }
            ++friendly;
            const bool us = scenario.parties[static_cast<std::size_t>(walk.party)].id == "us";
            EXPECT_EQ(walk.verdict, us ? detente::Verdict::never : detente::Verdict::always);
            EXPECT_EQ(walk.best_reply, std::optional<bool>(us));
        }
        EXPECT_EQ(friendly, 2);
    }
}

TEST(NoDealState, AgainstTheStateThatIsNoDealNothingChanges) {
    const detente::Scenario scenario = hanoi();
    const auto conflict = so::compile(scenario, "public");
    const auto held = against_state(scenario, *conflict, named(*conflict, "HF"));
    ASSERT_TRUE(held.ok());
    const auto before = deals_of(scenario, "public"), after = deals_of(*held, "public");
    EXPECT_EQ(before.verdict_map, after.verdict_map);
}

// Against a state that a party likes less, every package it accepted is still accepted, and the other way
// round.
TEST(NoDealState, VerdictsMoveWithTheStateAsThePartyOrdersIt) {
    const detente::Scenario scenario = hanoi();
    const auto conflict = so::compile(scenario, "public");
    const auto base = deals_of(scenario, "public");
    const so::State hold = named(*conflict, "HF");
    for (const char* name : {"EFT", "HFT", "LY", "BF", "HZ"}) {
        const so::State state = named(*conflict, name);
        const auto held = against_state(scenario, *conflict, state);
        ASSERT_TRUE(held.ok());
        const auto moved = deals_of(*held, "public");
        ASSERT_FALSE(moved.contradiction) << name;
        for (std::size_t maker = 0; maker < 2; ++maker) {
            const auto party = static_cast<std::size_t>(conflict->decision_makers[maker].party);
            const auto& score = conflict->preferences[maker].ranking.score;
            for (std::size_t code = 1; code < base.counts.size(); ++code) {
                if (!base.counts[code]) continue;
                const detente::Verdict was = base.verdict_map[party][code],
                                       is = moved.verdict_map[party][code];
                if (score[state] <= score[hold]) {
                    EXPECT_TRUE(was != detente::Verdict::always || is == detente::Verdict::always)
                        << name << " " << code;
                    EXPECT_TRUE(is != detente::Verdict::never || was == detente::Verdict::never)
                        << name << " " << code;
                } else {
                    EXPECT_TRUE(was != detente::Verdict::never || is == detente::Verdict::never)
                        << name << " " << code;
                    EXPECT_TRUE(is != detente::Verdict::always || was == detente::Verdict::always)
                        << name << " " << code;
                }
            }
        }
    }
}

// E13: the longer it stalls, the less there is that North Korea surely accepts; for the other side nothing
// moves.
TEST(NoDealState, DriftInWordsMovesVerdictsOneWay) {
    const detente::Scenario scenario = hanoi();
    const auto account = detente::in_force(scenario, "leaks");
    const auto later = after_periods(scenario, *account, detente::Rational(6));
    ASSERT_TRUE(later.ok()) << detente::to_string(later.errors().front());
    const auto now = deals_of(scenario, "leaks"), then = deals_of(*later, "leaks");
    const auto us = static_cast<std::size_t>(detente::find_party(scenario, "us")),
               dprk = static_cast<std::size_t>(detente::find_party(scenario, "dprk"));
    for (std::size_t code = 1; code < now.counts.size(); ++code) {
        if (!now.counts[code]) continue;
        EXPECT_EQ(now.verdict_map[us][code], then.verdict_map[us][code]);
        EXPECT_TRUE(then.verdict_map[dprk][code] != detente::Verdict::always ||
                    now.verdict_map[dprk][code] == detente::Verdict::always);
        EXPECT_TRUE(now.verdict_map[dprk][code] != detente::Verdict::never ||
                    then.verdict_map[dprk][code] == detente::Verdict::never);
    }
    EXPECT_LE(then.verdicts[dprk].always, now.verdicts[dprk].always);
}

// With numbers, no deal moves by the stated amount each period, exactly.
TEST(NoDealState, DriftInNumbersIsExact) {
    const std::string text = R"(
[scenario]
id = "drift"
[parties.a]
[parties.b]
[issues.price]
levels = ["0", "1", "2", "3"]
prefers = { a = "more", b = "less" }
[values.a]
no_deal = 0.1
weights = { price = 1 }
levels.price = [0, 0.2, 0.5, 1]
[values.b]
no_deal = 0.4
weights = { price = 1 }
levels.price = [1, 0.7, 0.4, 0]
[standoff]
[standoff.options.wait]
owner = "b"
[[standoff.preferences]]
party = "b"
statements = ["wait"]
[standoff.drift.a]
direction = "better"
per_period = 0.15
)";
    const auto scenario = detente::read_scenario(text, "drift.toml");
    ASSERT_TRUE(scenario.ok()) << detente::to_string(scenario.errors().front());
    const auto account = detente::in_force(*scenario, "");
    // 1/10 + 3 * 3/20 = 11/20: the level worth 1/2 no longer is enough.
    const auto later = after_periods(*scenario, *account, detente::Rational(3));
    ASSERT_TRUE(later.ok());
    EXPECT_EQ(later->numbers[0].no_deal->value.to_string(), "11/20");
    EXPECT_EQ(deals_of(*scenario, "all").verdicts[0].always, 3u);
    EXPECT_EQ(deals_of(*later, "all").verdicts[0].always, 1u);
}

}  // namespace
