// SPDX-License-Identifier: Apache-2.0
// Fractions as 64-bit integers: the same numbers, on the least denominator; and nothing where they do not fit.
#include <gtest/gtest.h>

#include <numeric>

#include "detente/deals/numbers/internal/narrow_integers.h"
#include "numbers.h"

namespace detente::numbers {
namespace {

using test::draw;

// Two parties over the sizes: values top / bottom, bottom one of these.
BlockSum drawn(test::Random& random, const std::vector<int>& sizes, const std::vector<std::int64_t>& bottoms,
               int top) {
    NumericScenario scenario;
    scenario.domain = test::domain_of(sizes);
    for (const char* name : {"a", "b"}) {
        std::vector<std::vector<Rational>> values;
        for (const int size : sizes) {
            values.emplace_back();
            for (int v = 0; v < size; ++v)
                values.back().emplace_back(
                    std::int64_t{draw(random, -top, top)},
                    bottoms[static_cast<std::size_t>(draw(random, 0, static_cast<int>(bottoms.size()) - 1))]);
        }
        scenario.profiles.push_back(test::additive(name, values));
        if (draw(random, 0, 1) == 1) scenario.profiles.back().ceiling = Rational(draw(random, -9, 9), 7);
    }
    return *block_sum(scenario, {0, 1});
}

TEST(NarrowIntegers, AreTheFractionsOnTheirLeastDenominator) {
    test::Random random(11);
    for (int trial = 0; trial < 200; ++trial) {
        const BlockSum sum = drawn(random, {3, 1, 4}, {1, 2, 6, 10, 35, 1000}, 3000);
        const auto narrow = in_narrow_integers(sum);
        ASSERT_TRUE(narrow.has_value());
        for (std::size_t p = 0; p < 2; ++p) {
            const auto denominator = static_cast<std::int64_t>(narrow->denominators[p]);
            std::int64_t common = std::gcd(denominator, narrow->bases[p]);
            Rational base;
            for (std::size_t b = 0; b < sum.blocks.size(); ++b) {
                const std::vector<Rational>& gains = sum.blocks[b].gains[p];
                const Rational least = *std::min_element(gains.begin(), gains.end());
                base += least;
                ASSERT_EQ(narrow->gains[b][p].size(), gains.size());
                for (std::size_t c = 0; c < gains.size(); ++c) {
                    EXPECT_EQ(Rational(narrow->gains[b][p][c], denominator) + least, gains[c]);
                    common = std::gcd(common, narrow->gains[b][p][c]);
                }
            }
            EXPECT_EQ(Rational(narrow->bases[p], denominator), base);
            ASSERT_EQ(narrow->ceilings[p].has_value(), sum.ceilings[p].has_value());
            if (sum.ceilings[p]) {
                EXPECT_EQ(Rational(*narrow->ceilings[p], denominator) + base, *sum.ceilings[p]);
                common = std::gcd(common, *narrow->ceilings[p]);
            }
            EXPECT_EQ(common, 1);
        }
    }
}

TEST(NarrowIntegers, AreNotWhereTheyDoNotFit) {
    test::Random random(12);
    // Denominators whose product is above 2^61, numerators that the denominator scales above it, and wide ones.
    EXPECT_FALSE(in_narrow_integers(drawn(random, {40, 40}, {999983, 999979, 999961, 999959}, 1000)));
    BlockSum sum = drawn(random, {3, 3}, {1}, 9);
    EXPECT_TRUE(in_narrow_integers(sum));
    sum.blocks[0].gains[0][1] = Rational(std::int64_t{1} << 59, std::int64_t{1});
    EXPECT_TRUE(in_narrow_integers(sum));
    sum.blocks[1].gains[0][1] = Rational(1, 64);
    EXPECT_FALSE(in_narrow_integers(sum));
    sum.blocks[0].gains[0][1] = Rational::from_digits("1" + std::string(40, '0'), "1");
    EXPECT_FALSE(in_narrow_integers(sum));
}

}  // namespace
}  // namespace detente::numbers
