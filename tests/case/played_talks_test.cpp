// SPDX-License-Identifier: Apache-2.0
// People at the table: what strategies would have done they can do too, to the same end; the frontier by
// trying every pair; what cannot be done is refused in a sentence.
#include <gtest/gtest.h>

#include <algorithm>

#include "detente/case/played_talks.h"
#include "detente/case/talk_report.h"
#include "detente/formats/toml.h"
#include "detente/scenario/numeric_view.h"
#include "detente/talks/profile_index.h"

namespace detente {
namespace {

using cases::PersonAct;
using cases::played_talks;
using cases::PlayedRequest;
using cases::PlayedTalks;
using End = talks::SessionResult::End;

Scenario example(const std::string& name) {
    return *read_scenario_file(std::string(DETENTE_SOURCE_DIR "/examples/") + name);
}

// Both parties by their numbers.
Scenario house() {
    return *read_scenario(R"([scenario]
id = "house"
no_deal = "separate"
[parties.seller]
[parties.buyer]
[issues.price]
levels = ["380", "390", "400", "410", "420"]
[issues.keys]
levels = ["May", "June", "July"]
[issues.roof]
levels = ["as it is", "mended"]
[values.seller]
no_deal = 0.35
weights = { price = 0.6, keys = 0.1, roof = 0.3 }
levels.price = [0, 0.25, 0.5, 0.75, 1]
levels.keys = [1, 0.5, 0]
levels.roof = [1, 0]
[values.buyer]
no_deal = 0.3
weights = { price = 0.5, keys = 0.3, roof = 0.2 }
levels.price = [1, 0.7, 0.4, 0.2, 0]
levels.keys = [0, 0.3, 1]
levels.roof = [0, 1]
)",
                          "house.toml");
}

TEST(PlayedTalks, PersonCanActAsAnyStrategyDoesAndComesToTheSameEnd) {
    const Scenario scenario = house();
    const NumericScenario numeric = *numeric_view(scenario);
    cases::TalkRequest both;
    both.strategies = {{"", "boulware"}, {"", "linear"}};
    both.settings.rounds = 20;
    const auto known = cases::talk_report(numeric, both);
    ASSERT_TRUE(known) << known.errors().front().message;
    // The first party is a person who says what the strategy said.
    PlayedRequest request;
    request.rounds = 20;
    request.strategies = {{known->parties[1], "linear"}};
    for (const cases::TalkOffer& offer : known->first.offers)
        if (offer.party == 0) request.acts.push_back({PersonAct::Kind::offer, offer.outcome.values});
    if (known->first.ended == End::agreement && known->first.by == 0)
        request.acts.push_back({PersonAct::Kind::accept, {}});
    const auto talks = played_talks(scenario, request);
    ASSERT_TRUE(talks) << talks.errors().front().message;
    EXPECT_FALSE(talks->drawn);
    ASSERT_EQ(talks->waiting, -1);
    EXPECT_EQ(talks->ended, known->first.ended);
    ASSERT_EQ(talks->offers.size(), known->first.offers.size());
    for (std::size_t k = 0; k < talks->offers.size(); ++k) {
        EXPECT_EQ(talks->offers[k].levels, known->first.offers[k].outcome.values);
        EXPECT_EQ(talks->offers[k].worth, known->first.offers[k].utilities);
    }
    EXPECT_EQ(talks->worth, known->first.utilities);
}

TEST(PlayedTalks, FrontierHoldsWhatNobodyCanImproveOn) {
    for (const char* name : {"house-sale.toml", "hanoi-2019.toml", "water-three-parties.toml"}) {
        const Scenario scenario = example(name);
        PlayedRequest request;
        request.acts = {{PersonAct::Kind::time_up, {}}};
        const auto talks = played_talks(scenario, request);
        ASSERT_TRUE(talks) << name << ": " << talks.errors().front().message;
        EXPECT_EQ(talks->ended, End::deadline);
        ASSERT_FALSE(talks->frontier.empty()) << name;
        for (const cases::FrontierPoint& a : talks->frontier)
            for (const cases::FrontierPoint& b : talks->frontier) {
                bool no_worse = true, better = false;
                for (std::size_t p = 0; p < a.worth.size(); ++p) {
                    no_worse = no_worse && b.worth[p] >= a.worth[p];
                    better = better || b.worth[p] > a.worth[p];
                }
                EXPECT_FALSE(no_worse && better) << name;
            }
    }
}

TEST(PlayedTalks, EveryPackageIsNoBetterThanSomePointOfTheFrontier) {
    const Scenario scenario = house();
    const NumericScenario numeric = *numeric_view(scenario);
    PlayedRequest request;
    request.acts = {{PersonAct::Kind::time_up, {}}};
    const auto talks = played_talks(scenario, request);
    ASSERT_TRUE(talks);
    const auto first = talks::index_profile(numeric, 0);
    const auto second = talks::index_profile(numeric, 1);
    ASSERT_TRUE(first && second);
    for (const talks::Bid bid : first->ascending())
        EXPECT_TRUE(std::any_of(talks->frontier.begin(), talks->frontier.end(), [&](const auto& point) {
            return point.worth[0] >= first->utility(bid) && point.worth[1] >= second->utility(bid);
        }));
    // Nobody agreed: what is better for somebody is worse for nobody.
    ASSERT_TRUE(talks->better);
    for (std::size_t p = 0; p < 2; ++p) EXPECT_GE(talks->better->worth[p], talks->worth[p]);
}

TEST(PlayedTalks, TwoPeopleAgreeOnStatementsAndHearWhatTheyGaveAway) {
    const Scenario scenario = example("hanoi-2019.toml");
    std::vector<int> offer(scenario.issues.size(), 0);
    offer[0] = 1;
    offer[1] = 1;
    PlayedRequest request;
    request.acts = {{PersonAct::Kind::offer, offer}, {PersonAct::Kind::accept, {}}};
    const auto talks = played_talks(scenario, request);
    ASSERT_TRUE(talks) << talks.errors().front().message;
    EXPECT_TRUE(talks->drawn);
    EXPECT_EQ(talks->ended, End::agreement);
    EXPECT_EQ(talks->agreement, offer);
    EXPECT_FALSE(talks->gave_away.empty());
    // Another seed, other values.
    request.seed = 2;
    const auto other = played_talks(scenario, request);
    ASSERT_TRUE(other);
    EXPECT_NE(other->worth, talks->worth);
}

TEST(PlayedTalks, WalkingOutGivesEverybodyWhatNoDealIsWorth) {
    const Scenario scenario = example("hanoi-2019.toml");
    PlayedRequest request;
    request.acts = {{PersonAct::Kind::walk, {}}};
    const auto talks = played_talks(scenario, request);
    ASSERT_TRUE(talks);
    EXPECT_EQ(talks->ended, End::walk);
    EXPECT_EQ(talks->by, 0);
    for (std::size_t p = 0; p < talks->parties.size(); ++p)
        EXPECT_EQ(talks->worth[p], talks->parties[p].no_deal);
}

TEST(PlayedTalks, WhatCannotBeDoneIsRefused) {
    const Scenario scenario = example("hanoi-2019.toml");
    const std::vector<int> nothing(scenario.issues.size(), 0);
    const auto refused = [&](PlayedRequest request) {
        const auto talks = played_talks(scenario, request);
        EXPECT_FALSE(talks);
        return talks ? std::string() : talks.errors().front().message;
    };
    PlayedRequest request;
    request.acts = {{PersonAct::Kind::accept, {}}};
    EXPECT_NE(refused(request).find("nothing is on the table"), std::string::npos);
    request.acts = {{PersonAct::Kind::offer, nothing}};
    EXPECT_NE(refused(request).find("cannot be agreed"), std::string::npos);
    request.acts = {{PersonAct::Kind::offer, {1}}};
    EXPECT_NE(refused(request).find("issues"), std::string::npos);
    request.acts = {{PersonAct::Kind::offer, std::vector<int>(nothing.size(), 99)}};
    EXPECT_NE(refused(request).find("no level 99"), std::string::npos);
    request.acts = {{PersonAct::Kind::walk, {}}, {PersonAct::Kind::walk, {}}};
    EXPECT_NE(refused(request).find("over"), std::string::npos);
    request = {};
    request.strategies = {{"nobody", "boulware"}};
    EXPECT_NE(refused(request).find("nobody"), std::string::npos);
    request = {};
    request.rounds = 0;
    EXPECT_NE(refused(request).find("rounds"), std::string::npos);
}

}  // namespace
}  // namespace detente
