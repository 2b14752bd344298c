// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/utility_index.h"

#include <gtest/gtest.h>

#include <set>

#include "detente/deals/numbers/internal/zone_count.h"
#include "tests/numbers/numbers.h"

namespace detente::numbers {
namespace {

using test::Random;

struct Case {
    NumericScenario scenario;
    BlockSum sum;
    std::vector<Rational> sorted;  // of party 0, best first
};

Case random_case(Random& random, int parties = 2) {
    std::vector<int> sizes;
    for (int issue = 0, issues = test::draw(random, 1, 6); issue < issues; ++issue)
        sizes.push_back(test::draw(random, 1, 5));
    Case made{test::random_additive(random, parties, sizes, 15), {}, {}};
    if (random() % 2) made.scenario.profiles[0].ceiling = Rational(test::draw(random, 5, 40), 10);
    made.sum = *block_sum(made.scenario, test::everyone(made.scenario));
    for (const Outcome& outcome : test::all_outcomes(made.scenario.domain))
        made.sorted.push_back(utility(made.scenario.profiles[0], made.scenario.domain, outcome));
    std::sort(made.sorted.begin(), made.sorted.end(), std::greater<>());
    return made;
}

TEST(UtilityIndex, WalksEveryOutcomeOnceBestFirst) {
    Random random(21);
    for (int round = 0; round < 60; ++round) {
        const Case one = random_case(random);
        const auto index = UtilityIndex::of(one.sum, 0);
        ASSERT_TRUE(index);
        UtilityIndex::Descent walk = index->descent();
        std::set<Outcome> seen;
        for (const Rational& expected : one.sorted) {
            const auto next = walk.next();
            ASSERT_TRUE(next);
            EXPECT_EQ(next->utility, expected);
            EXPECT_EQ(utility(one.scenario.profiles[0], one.scenario.domain, next->outcome), expected);
            EXPECT_TRUE(seen.insert(next->outcome).second);
        }
        EXPECT_FALSE(walk.next());
    }
}

TEST(UtilityIndex, MeetsTargetsExactly) {
    Random random(22);
    for (int round = 0; round < 80; ++round) {
        const Case one = random_case(random);
        const auto index = UtilityIndex::of(one.sum, 0);
        ASSERT_TRUE(index);
        EXPECT_EQ(index->best().utility, one.sorted.front());
        EXPECT_EQ(index->worst().utility, one.sorted.back());
        for (int k = 0; k < 20; ++k) {
            const Rational target(test::draw(random, -20, 80), test::draw(random, 1, 3) * 10);
            const auto at_least = index->worst_at_least(target);
            const auto first_below = std::find_if(one.sorted.begin(), one.sorted.end(),
                                                  [&](const Rational& u) { return u < target; });
            ASSERT_EQ(at_least.has_value(), first_below != one.sorted.begin());
            if (at_least) {
                EXPECT_EQ(at_least->utility, *(first_below - 1));
                EXPECT_EQ(at_least->error, Rational(0));
                EXPECT_EQ(utility(one.scenario.profiles[0], one.scenario.domain, at_least->outcome),
                          at_least->utility);
            }
            const auto at_most = index->best_at_most(target);
            const auto first_reached = std::find_if(one.sorted.begin(), one.sorted.end(),
                                                    [&](const Rational& u) { return u <= target; });
            ASSERT_EQ(at_most.has_value(), first_reached != one.sorted.end());
            if (at_most) {
                EXPECT_EQ(at_most->utility, *first_reached);
            }
            Rational least = abs(one.sorted.front() - target);
            for (const Rational& u : one.sorted) least = std::min(least, abs(u - target));
            EXPECT_EQ(abs(index->nearest(target).utility - target), least);
            const Rational high = target + Rational(test::draw(random, 0, 10), 10);
            const auto inside = std::count_if(one.sorted.begin(), one.sorted.end(),
                                              [&](const Rational& u) { return u >= target && u <= high; });
            EXPECT_EQ(index->count(target, high), Rational(static_cast<std::int64_t>(inside)));
        }
    }
}

TEST(UtilityIndex, BestForTheOtherAtATarget) {
    Random random(23);
    for (int round = 0; round < 60; ++round) {
        const Case one = random_case(random);
        const Rational target(test::draw(random, 0, 40), 10);
        std::optional<Rational> expected;
        for (const Outcome& outcome : test::all_outcomes(one.scenario.domain)) {
            const auto utilities = test::utilities_of(one.scenario, outcome);
            if (utilities[0] >= target && (!expected || utilities[1] > *expected)) expected = utilities[1];
        }
        const auto found = best_for_other(one.sum, 0, 1, target);
        ASSERT_TRUE(found);
        ASSERT_EQ(found->has_value(), expected.has_value());
        if (!expected) continue;
        EXPECT_EQ((*found)->utility, *expected);
        EXPECT_GE(utility(one.scenario.profiles[0], one.scenario.domain, (*found)->outcome), target);
    }
}

TEST(UtilityIndex, TenToTheFiftiethOutcomesAreWalkedFromTheTop) {
    Random random(24);
    const NumericScenario scenario = test::random_additive(random, 1, std::vector<int>(50, 10), 1'000'000);
    const BlockSum sum = *block_sum(scenario, {0});
    const auto index = UtilityIndex::of(sum, 0);
    ASSERT_TRUE(index);
    UtilityIndex::Descent walk = index->descent();
    Rational before = index->best().utility;
    std::set<Outcome> seen;
    for (int k = 0; k < 2000; ++k) {
        const auto next = walk.next();
        ASSERT_TRUE(next);
        EXPECT_LE(next->utility, before);
        EXPECT_TRUE(seen.insert(next->outcome).second);
        before = next->utility;
    }
    EXPECT_EQ(index->kth_best(2000)->utility, before);
}

// Streams from quarters: 10^12 outcomes with distinct sums, little memory for lists.
TEST(UtilityIndex, StreamsAgreeWithLists) {
    Random random(25);
    const NumericScenario scenario = test::random_additive(random, 1, std::vector<int>(6, 12), 1'000'000);
    const BlockSum sum = *block_sum(scenario, {0});
    SearchLimits little;
    little.bytes = 1024;  // forces lists of at most 1024 sums, so quarters are streamed
    const auto lists = UtilityIndex::of(sum, 0), streams = UtilityIndex::of(sum, 0, little);
    for (int k = 0; k < 20; ++k) {
        const Rational target(test::draw(random, 0, 400'000), 10);
        const auto a = lists->worst_at_least(target), b = streams->worst_at_least(target);
        ASSERT_EQ(a.has_value(), b.has_value());
        if (a) {
            EXPECT_EQ(a->utility, b->utility);
            EXPECT_EQ(b->error, Rational(0));
        }
        EXPECT_EQ(lists->nearest(target).utility, streams->nearest(target).utility);
    }
}

// Where even streams are too long, the answer carries a bound that must hold: checked on a space small enough
// to know.
TEST(UtilityIndex, ThinnedSumsKeepTheirBound) {
    Random random(26);
    const NumericScenario scenario = test::random_additive(random, 1, std::vector<int>(40, 8), 1'000'000);
    const BlockSum sum = *block_sum(scenario, {0});
    SearchLimits little;
    little.bytes = 1 << 20;
    const auto index = UtilityIndex::of(sum, 0, little);
    ASSERT_TRUE(index);
    const Rational target = (index->best().utility + index->worst().utility) / Rational(2);
    const auto found = index->worst_at_least(target);
    ASSERT_TRUE(found);
    EXPECT_GE(found->utility, target);
    EXPECT_EQ(found->utility, utility(scenario.profiles[0], scenario.domain, found->outcome));
    EXPECT_EQ(found->error, found->utility - target);
    EXPECT_LT(found->error, Rational(1));  // on a range of some millions
}

TEST(ZoneCount, MatchesBruteForceForOneToThreeParties) {
    Random random(27);
    for (int round = 0; round < 90; ++round) {
        const Case one = random_case(random, 1 + round % 3);
        std::vector<std::optional<Floor>> floors;
        for (std::size_t p = 0; p < one.scenario.profiles.size(); ++p) {
            if (random() % 5 == 0)
                floors.push_back(std::nullopt);
            else
                floors.push_back(Floor{Rational(test::draw(random, -10, 60), 20), random() % 2 == 0});
        }
        std::int64_t expected = 0;
        for (const Outcome& outcome : test::all_outcomes(one.scenario.domain)) {
            const auto utilities = test::utilities_of(one.scenario, outcome);
            bool all = true;
            for (std::size_t p = 0; p < utilities.size(); ++p)
                if (floors[p])
                    all = all && (floors[p]->strict ? utilities[p] > floors[p]->value
                                                    : utilities[p] >= floors[p]->value);
            expected += all ? 1 : 0;
        }
        EXPECT_EQ(count_outcomes(one.sum, floors), Rational(expected));
    }
}

// 10^100 outcomes whose utility is the number of issues at their second value: binomial counts are known in
// closed form.
TEST(ZoneCount, CountsBeyondAnyListing) {
    NumericScenario scenario;
    scenario.domain = test::domain_of(std::vector<int>(400, 2));
    scenario.profiles.push_back(test::additive("a", std::vector<std::vector<Rational>>(400, {0, 1})));
    const BlockSum sum = *block_sum(scenario, {0});
    Rational all_but = 1;  // at least 398 of 400: C(400, 0) + C(400, 1) + C(400, 2)
    all_but += Rational(400) + Rational(400 * 399 / 2);
    EXPECT_EQ(count_outcomes(sum, {Floor{398, false}}), all_but);
    Rational everything = 1;
    for (int k = 0; k < 400; ++k) everything *= Rational(2);
    EXPECT_EQ(count_outcomes(sum, {Floor{1, false}}), everything - Rational(1));
}

}  // namespace
}  // namespace detente::numbers
