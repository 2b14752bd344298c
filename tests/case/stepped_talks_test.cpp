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

// The sums over the last 64 offers heard, beside the same looked up one by one; and one seat that is played from outside
// sees what the other does.
TEST(SteppedTalks, SumsUpTheLastSixtyFourOffersHeard) {
    const auto scenario = std::make_shared<const NumericScenario>(small_domain());
    for (const bool alone : {true, false}) {
        SteppedRequest request;
        request.tables = 1;
        request.opponents = {"random accept=best"};
        request.rounds = 300;
        if (!alone) request.learner = std::nullopt;
        auto made = SteppedTalks::of(scenario, request);
        ASSERT_TRUE(made.ok());
        SteppedTalks& talks = *made;
        double least = 2, most = 0;
        std::int64_t taken = 0;  // what the other side would accept
        for (std::uint64_t outcome = 0; outcome < talks.outcomes(); ++outcome) {
            least = std::min(least, talks.utility(0, outcome));
            most = std::max(most, talks.utility(0, outcome));
            if (talks.utility(1, outcome) > talks.utility(1, static_cast<std::uint64_t>(taken)))
                taken = static_cast<std::int64_t>(outcome);
        }
        const std::size_t width = talks.names().size();
        std::vector<float> seen(width), rewards(1);
        std::vector<std::uint8_t> may(1), ended(1);
        std::vector<double> heard;  // by seat 0, the last one last
        double mine = 1;
        int compared = 0;
        for (std::int64_t act = 0; ended[0] == 0 && act < 2000; ++act) {
            talks.observe(seen, may);
            const int seat = talks.waiting(0);
            std::int64_t outcome = (act * 37 + act * act) % 60;
            if (outcome == taken) outcome = (outcome + 1) % 60;
            if (seat == 0) {
                if (const auto standing = talks.standing(0); standing) {
                    heard.push_back((talks.utility(0, *standing) - least) / (most - least));
                    double best = -1, worst = 1, sum = 0;
                    const std::size_t count = std::min<std::size_t>(heard.size(), 64);
                    for (std::size_t k = heard.size() - count; k < heard.size(); ++k) {
                        best = std::max(best, heard[k]);
                        worst = std::min(worst, heard[k]);
                        sum += heard[k];
                    }
                    EXPECT_NEAR(seen[2], best, 1e-6);
                    EXPECT_NEAR(seen[3], worst, 1e-6);
                    EXPECT_NEAR(seen[4], sum / static_cast<double>(count), 1e-6);
                    EXPECT_NEAR(seen[5], mine, 1e-6);
                    for (std::size_t k = 0; k < 4; ++k)
                        EXPECT_NEAR(seen[6 + k], k < heard.size() ? heard[heard.size() - 1 - k] : -1, 1e-6);
                    ++compared;
                }
                mine = (talks.utility(0, static_cast<std::uint64_t>(outcome)) - least) / (most - least);
            }
            const std::vector<std::int64_t> kinds{3}, targets{outcome};
            talks.step(kinds, targets, rewards, ended);
        }
        EXPECT_GT(compared, 290);
    }
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
