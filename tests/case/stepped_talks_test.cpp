// SPDX-License-Identifier: Apache-2.0
// Many tables stepped together: what is seen, paid and refused.
#include <gtest/gtest.h>

#include <algorithm>

#include "detente/base/draws.h"
#include "detente/case/stepped_talks_report.h"
#include "detente/talks/course.h"
#include "detente/talks/profile_index.h"

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

// Of small_domain(), first issue slowest.
Outcome numbered(std::int64_t number) {
    const int n = static_cast<int>(number);
    return {{n / 20, n / 5 % 4, n % 5}};
}

std::vector<std::int64_t> values_of(const Outcome& outcome) {
    return {outcome.values.begin(), outcome.values.end()};
}

std::vector<std::int64_t> values_of(const std::optional<Outcome>& outcome) {
    return outcome ? values_of(*outcome) : std::vector<std::int64_t>();
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
        talks.step(kinds, targets, {}, rewards, ended);
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
        for (std::int64_t outcome = 0; outcome < 60; ++outcome) {
            least = std::min(least, talks.utility(0, numbered(outcome)));
            most = std::max(most, talks.utility(0, numbered(outcome)));
            if (talks.utility(1, numbered(outcome)) > talks.utility(1, numbered(taken))) taken = outcome;
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
                mine = (talks.utility(0, numbered(outcome)) - least) / (most - least);
            }
            const std::vector<std::int64_t> kinds{3}, targets{0};
            talks.step(kinds, targets, values_of(numbered(outcome)), rewards, ended);
        }
        EXPECT_GT(compared, 290);
    }
}

// What the other side does by the clock, played act by act at a table where every seat is played from outside.
class OtherSide {
  public:
    OtherSide(const NumericScenario& scenario, const std::string& strategy, int seat, int rounds)
        : index_(*talks::index_profile(scenario, seat)), seat_(seat) {
        std::vector<int> sizes;
        for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
        talks::OutcomeTable space(sizes);
        talks::SessionSettings settings;
        settings.rounds = rounds;
        course_ = *talks::course_of(*talks::read_strategy(strategy, talks::Rules::strict),
                                    talks::OwnValues(index_, space), settings, seat);
    }
    void act_until_the_other_must(SteppedTalks& talks) const {
        std::vector<float> rewards(1);
        std::vector<std::uint8_t> ended(1);
        while (talks.waiting(0) == seat_) {
            const auto round = static_cast<std::size_t>(talks.round(0));
            const auto standing = talks.standing(0);
            const talks::Bid bid = course_.offers[round];
            const bool takes = standing && talks.utility(seat_, *standing) >= course_.least[round];
            const std::vector<std::int64_t> kinds{takes ? 0 : bid == talks::kNoBid ? 1 : 3}, targets{0};
            const std::vector<std::int64_t> values =
                bid == talks::kNoBid ? std::vector<std::int64_t>(3) : values_of(numbered(bid));
            talks.step(kinds, targets, values, rewards, ended);
        }
    }

  private:
    talks::ProfileIndex index_;
    talks::Course course_;
    int seat_;
};

// Tables at which the other side looks at the clock alone are foreseen; beside them the same sessions act by act:
// everything that is seen, paid and told, to the bit.
TEST(SteppedTalks, WhatIsForeseenIsWhatIsPlayed) {
    Draws draws(1, 2, 3);
    int agreements = 0, walks = 0, deadlines = 0;
    for (int trial = 0; trial < 240; ++trial) {
        NumericScenario domain = small_domain();
        for (Profile& profile : domain.profiles)
            if (draws.below(2)) profile.reservation = Rational(static_cast<int>(draws.below(13)), 10);
        const auto scenario = std::make_shared<const NumericScenario>(std::move(domain));
        static constexpr const char* kStrategies[] = {"boulware", "conceder choice=best",
                                                      "linear accept=ac_time(t=0.5)", "tough", "hardliner"};
        SteppedRequest request;
        request.opponents = {kStrategies[trial % 5]};
        request.learner = trial / 5 % 2;
        request.rounds = trial % 3 == 0 ? 150 : 1 + static_cast<int>(draws.below(9));
        request.levels = 1 + static_cast<int>(draws.below(20));
        auto foreseen = SteppedTalks::of(scenario, request);
        if (!foreseen) {
            ADD_FAILURE() << to_string(foreseen.errors().front());
            break;
        }
        const OtherSide other(*scenario, request.opponents.front(), 1 - *request.learner, request.rounds);
        const int learner = *request.learner;
        request.learner = std::nullopt;
        auto played = SteppedTalks::of(scenario, request);
        ASSERT_TRUE(played.ok());
        const std::size_t width = played->names().size();
        std::vector<float> seen(width), beside(width), rewards(1), paid(1);
        std::vector<std::uint8_t> may(1), may_beside(1), ended(1), ended_beside(1);
        for (int step = 0; step < 400; ++step) {
            other.act_until_the_other_must(*played);
            foreseen->observe(seen, may);
            played->observe(beside, may_beside);
            ASSERT_EQ(foreseen->waiting(0), played->waiting(0));
            ASSERT_EQ(may, may_beside);
            ASSERT_EQ(foreseen->round(0), played->round(0));
            ASSERT_EQ(values_of(foreseen->standing(0)), values_of(played->standing(0)));
            // Once it is over, a table that is played from outside shows its first seat.
            if (foreseen->waiting(0) >= 0 || learner == 0) {
                ASSERT_EQ(seen, beside);
            }
            if (foreseen->waiting(0) < 0) {
                ASSERT_EQ(foreseen->ended_how(0), played->ended_how(0));
                ASSERT_EQ(foreseen->utilities(0), played->utilities(0));
                ASSERT_EQ(values_of(foreseen->agreement(0)), values_of(played->agreement(0)));
                agreements += foreseen->ended_how(0) == 0;
                deadlines += foreseen->ended_how(0) == 1;
                walks += foreseen->ended_how(0) == 2;
            }
            const auto drawn = static_cast<std::int64_t>(draws.below(30));
            const std::vector<std::int64_t> kinds{drawn > 6 ? 2 : drawn},
                targets{static_cast<std::int64_t>(draws.below(25)) - 2};
            std::vector<std::int64_t> values;
            for (int issue = 0; issue < 3; ++issue)
                values.push_back(static_cast<std::int64_t>(draws.below(8)) - 1);
            foreseen->step(kinds, targets, values, rewards, ended);
            played->step(kinds, targets, values, paid, ended_beside);
            other.act_until_the_other_must(*played);
            ASSERT_EQ(ended[0] == 1, played->waiting(0) < 0);
            if (ended[0]) {
                ASSERT_EQ(rewards[0],
                          static_cast<float>(played->utilities(0)[static_cast<std::size_t>(learner)]));
            }
        }
    }
    EXPECT_GT(agreements, 1000);
    EXPECT_GT(walks, 100);
    EXPECT_GT(deadlines, 1000);
}

// Many issues of five values, weighted unequally, for two parties that want the opposite.
NumericScenario large_domain(int issues) {
    NumericScenario result;
    result.name = "large";
    for (int issue = 0; issue < issues; ++issue) {
        DomainIssue one;
        one.name = "i" + std::to_string(issue);
        one.values = {"a", "b", "c", "d", "e"};
        result.domain.issues.push_back(one);
    }
    for (int party = 0; party < 2; ++party) {
        AdditiveUtility sum;
        for (int issue = 0; issue < issues; ++issue) {
            IssueUtility one;
            one.weight = Rational(1 + (issue * 5) % 7);
            for (int value = 0; value < 5; ++value)
                one.values.push_back(Rational((party == 0 ? value : 4 - value) * (value + 2), 24));
            sum.issues.push_back(one);
        }
        Profile profile;
        profile.name = party == 0 ? "A" : "B";
        profile.utility = sum;
        result.profiles.push_back(profile);
    }
    return result;
}

// A space of 5^44 outcomes: levels are kept, wishes are kept where they can be, and sessions end.
TEST(SteppedTalks, PlaysOnASpaceThatNobodyCanList) {
    const auto scenario = std::make_shared<const NumericScenario>(large_domain(44));
    SteppedRequest request;
    request.tables = 2;
    request.opponents = {"conceder"};
    request.rounds = 12;
    auto made = SteppedTalks::of(scenario, request);
    ASSERT_TRUE(made.ok()) << to_string(made.errors().front());
    SteppedTalks& talks = *made;
    EXPECT_FALSE(talks.listed());
    const std::size_t issues = 44;
    Outcome worst, best;
    worst.values.assign(issues, 0);
    best.values.assign(issues, 4);
    const double least = talks.utility(0, worst), most = talks.utility(0, best);
    std::vector<float> seen(2 * talks.names().size()), rewards(2);
    std::vector<std::uint8_t> may(2), ended(2);
    std::vector<std::int64_t> kinds{2, 4}, targets{19, 19}, wishes(2 * issues, 0);
    for (std::size_t issue = 0; issue < issues; ++issue) wishes[issues + issue] = issue % 2 ? 4 : 1;
    bool agreed = false;
    for (int step = 0; step < 60; ++step) {
        talks.step(kinds, targets, wishes, rewards, ended);
        talks.observe(seen, may);
        for (int table = 0; table < 2; ++table) {
            const auto k = static_cast<std::size_t>(table);
            if (!ended[k]) {
                // What was offered last is worth its level, to single precision.
                EXPECT_GE(seen[k * talks.names().size() + 5], static_cast<float>(targets[k]) / 20 - 1e-6F);
                if (table == 0) targets[0] = std::max<std::int64_t>(0, targets[0] - 2);
                continue;
            }
            const auto agreement = talks.agreement(table);
            if (!agreement) continue;
            agreed = true;
            EXPECT_EQ(talks.utility(0, *agreement), talks.utilities(table)[0]);
            EXPECT_GE(talks.utility(0, *agreement), least);
            EXPECT_LE(talks.utility(0, *agreement), most);
            if (table == 1) {
                EXPECT_GE(talks.utility(0, *agreement), least + 0.95 * (most - least) - 1e-9);
            }
        }
    }
    EXPECT_TRUE(agreed);
}

// What is offered for a wish, beside every outcome: at least the level, and with no more values given up than
// the fewest that reach it.
TEST(SteppedTalks, GivesUpAsFewWishesAsCanBe) {
    const auto scenario = std::make_shared<const NumericScenario>(large_domain(4));
    SteppedRequest request;
    request.learner = std::nullopt;
    auto made = SteppedTalks::of(scenario, request);
    ASSERT_TRUE(made.ok());
    SteppedTalks& talks = *made;
    const auto nth = [](int n) { return Outcome{{n / 125, n / 25 % 5, n / 5 % 5, n % 5}}; };
    const auto differences = [](const Outcome& a, const Outcome& b) {
        int count = 0;
        for (std::size_t i = 0; i < 4; ++i) count += a.values[i] != b.values[i];
        return count;
    };
    const double least = talks.utility(0, nth(0)), most = talks.utility(0, nth(624));
    std::vector<float> rewards(1);
    std::vector<std::uint8_t> ended(1);
    for (int wish = 0; wish < 625; wish += 13)
        for (std::int64_t level : {0, 7, 13, 20}) {
            talks.reset(1);
            const std::vector<std::int64_t> kinds{4}, targets{level};
            talks.step(kinds, targets, values_of(nth(wish)), rewards, ended);
            const auto offered = talks.standing(0);  // for the second seat
            ASSERT_TRUE(offered.has_value());
            const double asked = least + static_cast<double>(level) / 20 * (most - least);
            EXPECT_GE(talks.utility(0, *offered), asked - 1e-9);
            int fewest = 4;
            for (int n = 0; n < 625; ++n)
                if (talks.utility(0, nth(n)) >= asked - 1e-12)
                    fewest = std::min(fewest, differences(nth(n), nth(wish)));
            EXPECT_EQ(differences(*offered, nth(wish)), fewest) << wish << " at level " << level;
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
