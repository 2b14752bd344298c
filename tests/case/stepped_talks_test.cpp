// SPDX-License-Identifier: Apache-2.0
// Many tables stepped together: what is seen, paid and refused.
#include <gtest/gtest.h>

#include "detente/case/stepped_talks_report.h"

namespace detente::cases {
namespace {

NumericScenario small_domain() {
    NumericScenario result;
    result.name = "small";
    for (int issue = 0; issue < 3; ++issue) {
        DomainIssue one;
        one.name = "i" + std::to_string(issue);
        for (int value = 0; value < 3 + issue; ++value) one.values.push_back("v" + std::to_string(value));
        result.domain.issues.push_back(one);
    }
    for (int party = 0; party < 2; ++party) {
        Profile profile;
        profile.name = party == 0 ? "A" : "B";
        AdditiveUtility sum;
        for (const DomainIssue& issue : result.domain.issues) {
            IssueUtility one;
            one.weight = Rational(1, 3);
            for (int value = 0; value < issue.size(); ++value)
                one.values.push_back(Rational((value * 7 + party * 3) % 11) / Rational(11));
            sum.issues.push_back(one);
        }
        profile.utility = sum;
        result.profiles.push_back(profile);
    }
    return result;
}

TEST(SteppedTalks, ManyTablesGoTheirOwnWays) {
    auto scenario = std::make_shared<const NumericScenario>(small_domain());
    SteppedRequest request;
    request.tables = 8;
    request.opponents = {"boulware", "conceder"};
    request.rounds = 20;
    auto made = SteppedTalks::of(scenario, request);
    ASSERT_TRUE(made.ok());
    SteppedTalks& talks = *made;
    const std::size_t width = talks.names().size();
    std::vector<float> seen(8 * width), again(8 * width), rewards(8);
    std::vector<std::uint8_t> may(8), ended(8);
    std::vector<std::int64_t> kinds(8, 2), targets(8, 10);
    int sessions = 0;
    for (int step = 0; step < 200; ++step) {
        talks.observe(seen, may);
        for (std::size_t k = 0; k < 8; ++k) {
            kinds[k] = may[k] && seen[k * width + 1] > 0.6F ? 0 : 2;
            EXPECT_GE(seen[k * width], 0.0F);
            EXPECT_LE(seen[k * width], 1.0F);
        }
        talks.step(kinds, targets, rewards, ended);
        for (std::size_t k = 0; k < 8; ++k) {
            sessions += ended[k];
            if (!ended[k]) {
                EXPECT_EQ(rewards[k], 0.0F);
            } else {
                EXPECT_EQ(rewards[k], static_cast<float>(talks.utilities(static_cast<int>(k))[0]));
            }
        }
    }
    EXPECT_GT(sessions, 20);
    talks.reset(1);
    talks.observe(seen, may);
    talks.reset(1);
    talks.observe(again, may);
    EXPECT_EQ(seen, again);
}

TEST(SteppedTalks, RefusesWhatCannotBe) {
    auto scenario = std::make_shared<const NumericScenario>(small_domain());
    SteppedRequest request;
    request.opponents = {"boulwar"};
    EXPECT_EQ(SteppedTalks::of(scenario, request).errors().front().remedy, "did you mean `boulware`?");
    request.opponents = {};
    EXPECT_FALSE(SteppedTalks::of(scenario, request).ok());
    request = {};
    request.learner = 2;
    EXPECT_FALSE(SteppedTalks::of(scenario, request).ok());
    request = {};
    request.rounds = 0;
    EXPECT_FALSE(SteppedTalks::of(scenario, request).ok());
}

}  // namespace
}  // namespace detente::cases
