// SPDX-License-Identifier: Apache-2.0
// Intervals and tests against numbers of SciPy 1.17, closed forms, and counting.
#include "detente/tournaments/statistics.h"

#include <gtest/gtest.h>

#include <cmath>

namespace detente::tournaments {
namespace {

// scipy.stats.t.sf, doubled; with one degree it is Cauchy's law, so t = 1 gives one half.
TEST(Statistics, StudentsTailsAreThoseOfSciPy) {
    EXPECT_NEAR(student_two_sided(2.0, 10), 0.07338803477074037, 1e-13);
    EXPECT_NEAR(student_two_sided(-0.5, 3), 0.651447964848151, 1e-13);
    EXPECT_NEAR(student_two_sided(12.0, 4), 0.000276428548502973, 1e-15);
    EXPECT_NEAR(student_two_sided(1.0, 1), 0.5, 1e-14);
    EXPECT_NEAR(student_two_sided(3.0, 1000), 0.0027667090442381925, 1e-13);
    EXPECT_DOUBLE_EQ(student_two_sided(0, 7), 1);
}

// scipy.stats.ttest_1samp
TEST(Statistics, ThePairedTestIsThatOfSciPy) {
    Differences differences;
    for (const double one : {0.1, 0.25, -0.05, 0.3, 0.12, 0.0}) differences.add(one);
    const PairedTest test = paired_test(differences);
    EXPECT_NEAR(test.t, 2.155263624321299, 1e-12);
    EXPECT_NEAR(test.p, 0.0836863442869574, 1e-12);
    EXPECT_EQ(differences.above, 4u);
    EXPECT_EQ(differences.below, 1u);
    Differences same;
    same.add(0.25);
    same.add(0.25);
    EXPECT_EQ(paired_test(same).p, 0);
    EXPECT_EQ(paired_test({}).p, 1);
}

// Holm 1979: 0.01 * 4, 0.02 * 3 and so on, never falling, at most 1.
TEST(Statistics, HolmStepsDown) {
    const std::vector<double> p = holm({0.04, 0.01, 0.03, 0.02});
    EXPECT_DOUBLE_EQ(p[1], 0.04);
    EXPECT_DOUBLE_EQ(p[3], 0.06);
    EXPECT_DOUBLE_EQ(p[2], 0.06);
    EXPECT_DOUBLE_EQ(p[0], 0.06);
    EXPECT_DOUBLE_EQ(holm({0.6, 0.7})[0], 1);
}

// The mean of n zeros and ones: the interval is the binomial's, near p +- 1.96 sqrt(p (1 - p) / n).
TEST(Statistics, TheBootstrapFindsTheBinomialInterval) {
    std::vector<Group> groups;
    for (int k = 0; k < 400; ++k) groups.push_back({k < 100 ? 1.0 : 0.0, 1});
    const ConfidenceInterval interval = bootstrap_interval(groups, 4000, 0.95, Draws(5));
    const double half = 1.959964 * std::sqrt(0.25 * 0.75 / 400);
    EXPECT_NEAR(interval.low, 0.25 - half, 0.006);
    EXPECT_NEAR(interval.high, 0.25 + half, 0.006);
    // Groups of one value each: nothing to draw differently.
    const ConfidenceInterval flat = bootstrap_interval({{2, 4}, {1, 2}}, 100, 0.9, Draws(1));
    EXPECT_DOUBLE_EQ(flat.low, 0.5);
    EXPECT_DOUBLE_EQ(flat.high, 0.5);
    EXPECT_TRUE(std::isnan(bootstrap_interval({{1, 1}}, 100, 0.9, Draws(1)).low));
}

// What is drawn once for several measures gives each the ends that it has by itself; groups in which nothing is are passed over.
TEST(Statistics, SeveralMeasuresAreDrawnAtOnce) {
    const std::vector<std::vector<Group>> measures = {{{1, 2}, {0, 0}, {3, 1}, {2, 4}, {7, 3}},
                                                      {{-5, 2}, {0, 0}, {0.25, 1}, {9, 4}, {1e-3, 3}}};
    const std::vector<ConfidenceInterval> together = bootstrap_intervals(measures, 500, 0.9, Draws(3, 2));
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const ConfidenceInterval alone = bootstrap_interval(measures[m], 500, 0.9, Draws(3, 2));
        EXPECT_EQ(together[m].low, alone.low);
        EXPECT_EQ(together[m].high, alone.high);
        EXPECT_LT(alone.low, alone.high);
    }
}

// ln(0.95 / 0.05) = 2.944..., a win counts ln(0.55 / 0.45) = 0.2007: fifteen wins decide.
TEST(Statistics, TheSequentialTestDecidesWhereWaldSays) {
    const SequentialTest won = sequential_test(std::vector<signed char>(100, 1), 0.05, 0.45, 0.55);
    EXPECT_EQ(won.decision, SequentialTest::Decision::first_beats_second);
    EXPECT_EQ(won.pairs, 15u);
    const SequentialTest lost = sequential_test(std::vector<signed char>(100, -1), 0.05, 0.45, 0.55);
    EXPECT_EQ(lost.decision, SequentialTest::Decision::first_does_not);
    EXPECT_EQ(lost.pairs, 15u);
    const SequentialTest tied = sequential_test(std::vector<signed char>(100, 0), 0.05, 0.45, 0.55);
    EXPECT_EQ(tied.decision, SequentialTest::Decision::undecided);
    EXPECT_EQ(tied.ties, 100u);
}

// At either bound the wrong decision comes about as seldom as was asked for (a little less, since the last step
// goes beyond the bound), with ties or without, and everything is decided; the mean number of pairs that are no
// ties is what Wald gives for it: ((1 - e) ln((1 - e) / e) + e ln(e / (1 - e))) / (0.1 ln(0.55 / 0.45)).
TEST(Statistics, TheSequentialTestErrsAsSeldomAsItSays) {
    using Decision = SequentialTest::Decision;
    constexpr int runs = 2000;
    for (const double error : {0.01, 0.05, 0.2})
        for (const double ties : {0.0, 0.4})
            for (const double more : {0.45, 0.55}) {
                const Decision false_one =
                    more < 0.5 ? Decision::first_beats_second : Decision::first_does_not;
                int wrong = 0;
                double counted = 0;
                for (int run = 0; run < runs; ++run) {
                    Draws draws(9, static_cast<std::uint64_t>(run));
                    std::vector<signed char> signs;
                    for (int k = 0; k < 8000; ++k)
                        signs.push_back(draws.uniform() < ties ? 0 : draws.uniform() < more ? 1 : -1);
                    const SequentialTest test = sequential_test(signs, error, 0.45, 0.55);
                    EXPECT_NE(test.decision, Decision::undecided);
                    wrong += test.decision == false_one;
                    counted += static_cast<double>(test.wins + test.losses);
                }
                const double deviation = std::sqrt(error * (1 - error) * runs);
                EXPECT_LT(wrong, runs * error + 3 * deviation) << error << " " << ties << " " << more;
                EXPECT_GT(wrong, runs * error * 0.6 - 3 * deviation) << error << " " << ties << " " << more;
                const double bound = std::log((1 - error) / error);
                const double wald = (1 - 2 * error) * bound / (0.1 * std::log(0.55 / 0.45));
                EXPECT_NEAR(counted / runs, wald, 0.15 * wald) << error << " " << ties << " " << more;
            }
}

}  // namespace
}  // namespace detente::tournaments
