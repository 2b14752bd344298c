// SPDX-License-Identifier: Apache-2.0
// Numbers too fine for 64- or 128-bit integers: exact while they are few, else rounded within a stated error.
#include <gtest/gtest.h>

#include <array>

#include "detente/deals/numbers/additive_frontier.h"
#include "detente/deals/numbers/internal/zone_count.h"
#include "detente/deals/numbers/utility_index.h"
#include "numbers.h"

namespace detente::numbers {
namespace {

using test::draw;

// Every issue has a denominator of its own: a prime near a million, so that the common one has hundreds of
// bits.
NumericScenario fine(test::Random& random, const std::vector<int>& sizes) {
    const std::vector<std::int64_t> primes{999983, 999979, 999961, 999959, 999953, 999931, 999917,
                                           999907, 999883, 999863, 999853, 999809, 999773, 999769};
    NumericScenario scenario;
    scenario.domain = test::domain_of(sizes);
    std::vector<std::vector<Rational>> first, second;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        std::vector<Rational> mine, theirs;
        for (int v = 0; v < sizes[i]; ++v) {
            mine.emplace_back(draw(random, 0, 999'000), primes[i % primes.size()]);
            theirs.push_back(Rational(1) - mine.back() +
                             Rational(draw(random, 0, 99'999), primes[(i + 5) % 14]));
        }
        first.push_back(std::move(mine));
        second.push_back(std::move(theirs));
    }
    scenario.profiles = {test::additive("a", first), test::additive("b", second)};
    return scenario;
}

TEST(FineNumbers, FrontiersAreReachedWithinTheStatedError) {
    test::Random random(3);
    const NumericScenario scenario = fine(random, std::vector<int>(13, 3));
    const Result<BlockSum> sum = block_sum(scenario, {0, 1});
    ASSERT_TRUE(sum.ok());
    const auto exact = AdditiveFrontier::of(*sum);
    ASSERT_TRUE(exact.ok());
    ASSERT_EQ(exact->number_kind(), "rationals");
    ASSERT_TRUE(exact->error().is_zero());
    ASSERT_GT(exact->size(), 512u);
    SearchLimits few;
    few.bytes = 1;  // fractions stop at 512 partial sums, integers thin there
    const auto rounded = AdditiveFrontier::of(*sum, FrontierReading::exact, few);
    ASSERT_TRUE(rounded.ok());
    EXPECT_EQ(rounded->number_kind(), "rounded 64-bit integers");
    EXPECT_GT(rounded->error().sign(), 0);
    EXPECT_LT(rounded->error(), *Rational::parse("1e-14"));
    const Profile &a = scenario.profiles[0], &b = scenario.profiles[1];
    for (std::size_t point = 0; point < rounded->size(); ++point) {
        const Outcome outcome = rounded->outcome(point);
        for (const auto& [profile, party] : {std::pair{&a, 0}, std::pair{&b, 1}}) {
            const Rational below =
                utility(*profile, scenario.domain, outcome) - rounded->utility(point, party);
            EXPECT_GE(below.sign(), 0);
            EXPECT_LE(below, rounded->error());
        }
    }
    // The worst sums, over which gains are counted.
    std::array<Rational, 2> worst;
    for (const SumBlock& block : sum->blocks)
        for (std::size_t p = 0; p < 2; ++p)
            worst[p] += *std::min_element(block.gains[p].begin(), block.gains[p].end());
    for (std::size_t i = 0; i < exact->size(); i += 7) {
        bool reached = false;
        for (std::size_t k = 0; k < rounded->size() && !reached; ++k) {
            reached = true;
            for (int p = 0; p < 2; ++p) {
                const Rational& base = worst[static_cast<std::size_t>(p)];
                reached = reached && (rounded->utility(k, p) + rounded->error() - base) * rounded->factor() >=
                                         exact->utility(i, p) - base;
            }
        }
        EXPECT_TRUE(reached) << i;
    }
}

TEST(FineNumbers, ZonesAreCountedExactly) {
    test::Random random(4);
    const NumericScenario scenario = fine(random, {4, 4, 4, 3, 4, 3, 4, 4});
    const Result<BlockSum> sum = block_sum(scenario, {0, 1});
    ASSERT_TRUE(sum.ok());
    const auto space = ProductSpace::of(scenario.domain);
    for (const char* threshold : {"4.25", "4.5", "5"}) {
        const Rational floor = *Rational::parse(threshold);
        std::int64_t expected = 0;
        for (std::uint64_t index = 0; index < space->size(); ++index) {
            const Outcome outcome{space->decode(index)};
            expected += utility(scenario.profiles[0], scenario.domain, outcome) >= floor &&
                                utility(scenario.profiles[1], scenario.domain, outcome) >= floor
                            ? 1
                            : 0;
        }
        const auto counted = count_outcomes(*sum, {Floor{floor, false}, Floor{floor, false}});
        ASSERT_TRUE(counted.has_value());
        EXPECT_EQ(*counted, Rational(expected)) << threshold;
    }
}

// Rounded down, an outcome that is worth the floor exactly lies below it: then no count is given, rather than
// one that leaves it out.
TEST(FineNumbers, AFloorWithinTheRoundingGivesNoCount) {
    test::Random random(6);
    const NumericScenario scenario = fine(random, {4, 3, 4, 3, 4});
    const Result<BlockSum> sum = block_sum(scenario, {0});
    ASSERT_TRUE(sum.ok());
    const auto space = ProductSpace::of(scenario.domain);
    std::vector<Rational> all;
    for (std::uint64_t i = 0; i < space->size(); ++i)
        all.push_back(utility(scenario.profiles[0], scenario.domain, Outcome{space->decode(i)}));
    int none = 0;
    for (const Rational& floor : all) {
        const auto counted = count_outcomes(*sum, {Floor{floor, false}});
        const auto expected =
            std::count_if(all.begin(), all.end(), [&](const Rational& one) { return one >= floor; });
        if (counted)
            EXPECT_EQ(*counted, Rational(static_cast<std::int64_t>(expected)));
        else
            ++none;
    }
    EXPECT_GT(none, 0);
}

TEST(FineNumbers, IndexGivesExactUtilitiesWithTheirError) {
    test::Random random(5);
    const NumericScenario scenario = fine(random, {4, 3, 4, 3, 4, 4, 3});
    const Result<BlockSum> sum = block_sum(scenario, {0});
    const auto index = UtilityIndex::of(*sum, 0);
    ASSERT_TRUE(index.ok());
    const auto space = ProductSpace::of(scenario.domain);
    std::vector<Rational> all;
    for (std::uint64_t i = 0; i < space->size(); ++i)
        all.push_back(utility(scenario.profiles[0], scenario.domain, Outcome{space->decode(i)}));
    std::sort(all.begin(), all.end(), std::greater<>());
    auto walk = index->descent();
    for (std::size_t k = 0; k < all.size(); ++k) {
        const auto found = walk.next();
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->utility, utility(scenario.profiles[0], scenario.domain, found->outcome));
        EXPECT_LE(abs(found->utility - all[k]), found->error);
        EXPECT_LT(found->error, *Rational::parse("1e-14"));
    }
    for (int draws = 0; draws < 50; ++draws) {
        const Rational target(draw(random, 0, 7000), 1000);
        const auto above = index->worst_at_least(target);
        const auto first_below =
            std::find_if(all.begin(), all.end(), [&](const Rational& u) { return u < target; });
        ASSERT_EQ(above.has_value(), first_below != all.begin());
        if (above) {
            EXPECT_GE(above->utility, target);
            EXPECT_LE(above->utility - *(first_below - 1), above->error);
        }
        const auto below = index->best_at_most(target);
        if (below) {
            EXPECT_LE(below->utility, target);
        }
    }
}

}  // namespace
}  // namespace detente::numbers
