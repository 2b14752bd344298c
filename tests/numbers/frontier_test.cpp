// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/frontier.h"

#include <gtest/gtest.h>

#include <set>

#include "detente/deals/numbers/internal/listed_frontier.h"
#include "detente/deals/numbers/outer_sum.h"
#include "tests/numbers/numbers.h"

namespace detente::numbers {
namespace {

using test::Random;

std::vector<std::vector<Rational>> points_of(const Frontier& frontier) {
    std::vector<std::vector<Rational>> points;
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        points.emplace_back();
        for (std::size_t party = 0; party < frontier.parties(); ++party)
            points.back().push_back(frontier.utility(point, party));
    }
    return points;
}

void expect_matches_brute_force(const NumericScenario& scenario) {
    const auto found = find_frontier(scenario, test::everyone(scenario), FrontierReading::exact);
    ASSERT_TRUE(found) << to_string(found.errors().front());
    ASSERT_EQ(points_of(*found), test::slow_frontier(scenario)) << found->method;
    for (std::size_t point = 0; point < found->size(); ++point) {
        const Outcome witness = found->outcome(point);
        EXPECT_FALSE(test::is_forbidden(scenario, witness));
        EXPECT_EQ(test::utilities_of(scenario, witness), points_of(*found)[point]);
    }
}

void expect_all_outcomes(const NumericScenario& scenario) {
    const auto found = find_frontier(scenario, test::everyone(scenario), FrontierReading::exact);
    ASSERT_TRUE(found);
    const auto points = points_of(*found);
    for (std::size_t point = 0; point < found->size(); ++point) {
        std::set<Outcome> expected;
        for (const Outcome& outcome : test::all_outcomes(scenario.domain))
            if (!test::is_forbidden(scenario, outcome) &&
                test::utilities_of(scenario, outcome) == points[point])
                expected.insert(outcome);
        const std::vector<Outcome> all = found->outcomes(point, 100'000);
        EXPECT_EQ(std::set<Outcome>(all.begin(), all.end()), expected);
        EXPECT_EQ(all.size(), expected.size());
    }
}

TEST(Frontier, AdditiveSpacesMatchBruteForceForOneToSevenParties) {
    Random random(1);
    for (int round = 0; round < 120; ++round) {
        const int parties = 1 + round % 7;
        std::vector<int> sizes;
        for (int issue = 0, issues = test::draw(random, 1, 4); issue < issues; ++issue)
            sizes.push_back(test::draw(random, 1, 5));
        expect_matches_brute_force(test::random_additive(random, parties, sizes, round % 2 ? 4 : 60));
    }
}

TEST(Frontier, GivesAllOutcomesOfAPoint) {
    Random random(2);
    for (int round = 0; round < 40; ++round)
        expect_all_outcomes(test::random_additive(random, 1 + round % 3, {3, 4, 2, 3}, 3));
}

TEST(Frontier, CeilingIsAppliedToTheSumsAndPrunedAgain) {
    Random random(3);
    for (int round = 0; round < 60; ++round) {
        NumericScenario scenario = test::random_additive(random, 2 + round % 2, {3, 4, 3}, 20);
        for (Profile& profile : scenario.profiles) profile.ceiling = Rational(test::draw(random, 1, 30), 10);
        expect_matches_brute_force(scenario);
        expect_all_outcomes(scenario);
    }
}

TEST(Frontier, ForbiddenCombinationsTieIssuesTogether) {
    Random random(4);
    for (int round = 0; round < 60; ++round) {
        NumericScenario scenario = test::random_additive(random, 2, {3, 4, 2, 3}, 20);
        for (int k = 0; k < 3; ++k) {
            ForbiddenOutcomes forbidden;
            for (const int issue : {test::draw(random, 0, 1), test::draw(random, 2, 3)}) {
                const int last = scenario.domain.issues[static_cast<std::size_t>(issue)].size() - 1;
                const int first = test::draw(random, 0, last);
                forbidden.ranges.push_back({issue, first, test::draw(random, first, last)});
            }
            scenario.forbidden.push_back(forbidden);
        }
        expect_matches_brute_force(scenario);
    }
}

TEST(Frontier, OverlappingGroupsAreMerged) {
    Random random(5);
    for (int round = 0; round < 40; ++round) {
        NumericScenario scenario = test::random_additive(random, 1, {3, 2, 3, 2}, 20);
        Profile pairs;
        GroupUtility groups;
        for (const std::vector<int>& issues :
             {std::vector<int>{0, 1}, std::vector<int>{1, 2}, std::vector<int>{3}}) {
            ValueGroup group;
            group.issues = issues;
            std::size_t rows = 1;
            for (const int issue : issues)
                rows *=
                    static_cast<std::size_t>(scenario.domain.issues[static_cast<std::size_t>(issue)].size());
            for (std::size_t row = 0; row < rows; ++row)
                group.table.push_back(Rational(test::draw(random, 0, 9), 7));
            groups.groups.push_back(group);
        }
        pairs.utility = groups;
        scenario.profiles.push_back(pairs);
        expect_matches_brute_force(scenario);
        expect_all_outcomes(scenario);
    }
}

TEST(Frontier, TablesOfAnyUtilityAreListed) {
    Random random(6);
    for (int round = 0; round < 30; ++round) {
        NumericScenario scenario = test::random_additive(random, 1 + round % 3, {4, 3, 5}, 20);
        Profile profile;
        TableUtility table;
        for (int row = 0; row < 60; ++row) table.values.push_back(Rational(test::draw(random, 0, 40), 3));
        profile.utility = table;
        scenario.profiles.push_back(profile);
        expect_matches_brute_force(scenario);
        const auto listed = listed_frontier(scenario, test::everyone(scenario), FrontierReading::exact);
        ASSERT_TRUE(listed);
        EXPECT_EQ(points_of(*listed), test::slow_frontier(scenario));
    }
}

// A difference far below double precision decides dominance: (1/3 + 10^-30, 1) beats (1/3, 1).
TEST(Frontier, NoRoundingDecidesDominance) {
    NumericScenario scenario;
    scenario.domain = test::domain_of({3});
    const Rational third(1, 3), tiny = *Rational::parse("1e-30");
    scenario.profiles.push_back(test::additive("a", {{third, third + tiny, Rational(1, 7)}}));
    scenario.profiles.push_back(test::additive("b", {{1, 1, 2}}));
    const auto found = find_frontier(scenario, {0, 1}, FrontierReading::exact);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 2u);
    EXPECT_EQ(found->utility(0, 0), third + tiny);
    EXPECT_EQ(found->method, "merging blocks (128-bit integers)");
}

TEST(Frontier, RationalsTakeOverWhereIntegersDoNotFit) {
    NumericScenario scenario;
    scenario.domain = test::domain_of({2, 2});
    const Rational tiny = *Rational::parse("1e-60");
    scenario.profiles.push_back(test::additive("a", {{0, Rational(1, 3)}, {0, tiny}}));
    scenario.profiles.push_back(test::additive("b", {{1, 0}, {0, tiny}}));
    const auto found = find_frontier(scenario, {0, 1}, FrontierReading::exact);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->method, "merging blocks (rationals)");
    EXPECT_EQ(points_of(*found), test::slow_frontier(scenario));
}

// In doubles the frontier is that of the format's own sums, bit for bit.
TEST(Frontier, DoublesAreTheFormatsOwn) {
    Random random(7);
    for (int round = 0; round < 40; ++round) {
        NumericScenario scenario = test::random_additive(random, 2, {3, 4, 3, 3}, 50);
        for (Profile& profile : scenario.profiles) {
            profile.arithmetic = Arithmetic::genius;
            profile.ceiling = Rational(test::draw(random, 10, 60), 10);
        }
        std::vector<std::pair<double, double>> all, kept;
        for (const Outcome& outcome : test::all_outcomes(scenario.domain))
            all.emplace_back(format_utility(scenario.profiles[0], scenario.domain, outcome),
                             format_utility(scenario.profiles[1], scenario.domain, outcome));
        std::sort(all.begin(), all.end(), std::greater<>());
        for (const auto& point : all)
            if (kept.empty() || point.second > kept.back().second) kept.push_back(point);
        const auto found = find_frontier(scenario, {0, 1}, FrontierReading::format);
        ASSERT_TRUE(found);
        ASSERT_EQ(found->size(), kept.size());
        for (std::size_t point = 0; point < kept.size(); ++point) {
            EXPECT_EQ(found->value(point, 0), kept[point].first);
            EXPECT_EQ(found->value(point, 1), kept[point].second);
        }
    }
}

// With little memory the frontier is thinned; the label must hold for every outcome.
TEST(Frontier, ApproximationKeepsItsLabel) {
    SearchLimits limits;
    limits.out_of_time = [] { return true; };  // thinned to a few hundred sums at every merge
    Random wide(9);
    const NumericScenario large = test::random_additive(wide, 2, std::vector<int>(60, 10), 1'000'000);
    const auto large_blocks = block_sum(large, {0, 1});
    const auto exact = AdditiveFrontier::of(*large_blocks);
    const auto thinned = AdditiveFrontier::of(*large_blocks, FrontierReading::exact, limits);
    ASSERT_TRUE(exact);
    ASSERT_TRUE(thinned);
    EXPECT_EQ(exact->factor(), Rational(1));
    ASSERT_GT(exact->size(), 512u);
    EXPECT_GT(thinned->factor(), Rational(1));
    EXPECT_LT(thinned->factor(), Rational(2));
    std::array<Rational, 2> base;
    for (const SumBlock& block : large_blocks->blocks)
        for (std::size_t p = 0; p < 2; ++p)
            base[p] += *std::min_element(block.gains[p].begin(), block.gains[p].end());
    for (std::size_t point = 0; point < exact->size(); ++point) {
        bool reached = false;
        for (std::size_t near = 0; near < thinned->size() && !reached; ++near)
            reached = (thinned->utility(near, 0) - base[0]) * thinned->factor() >=
                          exact->utility(point, 0) - base[0] &&
                      (thinned->utility(near, 1) - base[1]) * thinned->factor() >=
                          exact->utility(point, 1) - base[1];
        EXPECT_TRUE(reached) << point;
    }
}

TEST(Frontier, TenToTheHundredthOutcomesHaveAnExactFrontier) {
    Random random(10);
    NumericScenario scenario = test::random_additive(random, 2, std::vector<int>(100, 10), 1000);
    const auto found = find_frontier(scenario, {0, 1}, FrontierReading::exact);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->factor, Rational(1));
    Rational best;
    for (const auto& issue : std::get<AdditiveUtility>(scenario.profiles[0].utility).issues)
        best += *std::max_element(issue.values.begin(), issue.values.end());
    EXPECT_EQ(found->utility(0, 0), best);  // an independent fact: the first point is the first party's best
    for (std::size_t point = 0; point < found->size(); point += 97)
        EXPECT_EQ(test::utilities_of(scenario, found->outcome(point)), points_of(*found)[point]);
}

TEST(Space, OutcomesAndIndicesAreInverse) {
    const auto space = ProductSpace::of_sizes({3, 1, 4, 2});
    ASSERT_TRUE(space);
    ASSERT_EQ(space->size(), 24u);
    for (std::uint64_t index = 0; index < space->size(); ++index) {
        const Outcome outcome{space->decode(index)};
        EXPECT_EQ(space->encode(outcome.values), index);
        for (int issue = 0; issue < 4; ++issue)
            EXPECT_EQ(space->level(index, issue), outcome.values[static_cast<std::size_t>(issue)]);
    }
    EXPECT_EQ(space->decode(1), (std::vector<int>{0, 0, 0, 1}));
}

TEST(Space, TwoToThe63IsIndexedAndNoMore) {
    EXPECT_EQ(ProductSpace::of_sizes(std::vector<int>(63, 2))->size(), std::uint64_t{1} << 63);
    EXPECT_FALSE(ProductSpace::of_sizes(std::vector<int>(64, 2)));
    EXPECT_FALSE(ProductSpace::of_sizes({3, 0}));
}

TEST(OuterSum, MatchesTheSequentialSumBitForBit) {
    Random random(11);
    for (int round = 0; round < 40; ++round) {
        std::vector<std::vector<double>> terms;
        std::vector<int> sizes;
        for (int issue = 0, issues = test::draw(random, 0, 7); issue < issues; ++issue) {
            sizes.push_back(test::draw(random, 1, 6));
            terms.emplace_back();
            for (int v = 0; v < sizes.back(); ++v)
                terms.back().push_back(static_cast<double>(random() % 1'000'003) / 999'983.0);
        }
        const double ceiling = round % 2 ? 2.5 : std::numeric_limits<double>::infinity();
        const OuterSum outer(terms, ceiling);
        std::vector<double> values(outer.size());
        outer.write(values);
        const auto space = ProductSpace::of_sizes(sizes);
        ASSERT_EQ(space->size(), values.size());
        std::uint64_t above = 0;
        for (std::uint64_t index = 0; index < space->size(); ++index) {
            double sum = 0.0;
            for (std::size_t issue = 0; issue < terms.size(); ++issue)
                sum += terms[issue][static_cast<std::size_t>(space->level(index, static_cast<int>(issue)))];
            ASSERT_EQ(values[index], std::min(ceiling, sum));
            above += std::min(ceiling, sum) >= 1.5 ? 1 : 0;
        }
        const OuterSum::Summary summary = outer.summarise(1.5);
        EXPECT_EQ(summary.at_least, above);
        EXPECT_EQ(summary.largest, *std::max_element(values.begin(), values.end()));
        EXPECT_EQ(summary.smallest, *std::min_element(values.begin(), values.end()));
    }
}

}  // namespace
}  // namespace detente::numbers
