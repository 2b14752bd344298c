// SPDX-License-Identifier: Apache-2.0
// What can be said of means: intervals, tests, and when to stop asking.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "detente/base/draws.h"

namespace detente::tournaments {

struct ConfidenceInterval {
    double low = 0;
    double high = 0;
};

// A sum over observations that are drawn together, and how many there were.
struct Group {
    double sum = 0;
    double count = 0;
};

// Percentile bootstrap of a mean (Efron 1979, Annals of Statistics 7): groups are drawn with replacement, as
// many as there are; the mean of a resample is its sums over its counts. `confidence` in (0, 1). Percentiles
// are the nearest ranks. One group or none: both ends are NaN.
ConfidenceInterval bootstrap_interval(const std::vector<Group>& groups, std::uint64_t resamples,
                                      double confidence, Draws draws);
// The same of several measures of the same groups, each as by itself: what is drawn is drawn once. Precondition: a
// group's count is the same in every measure.
std::vector<ConfidenceInterval> bootstrap_intervals(const std::vector<std::vector<Group>>& measures,
                                                    std::uint64_t resamples, double confidence, Draws draws);

// The share of Student's t distribution with `degrees` degrees of freedom that lies beyond -|t| and |t|
// (Student 1908), by the continued fraction of the incomplete beta function (Lentz 1976). degrees > 0.
double student_two_sided(double t, double degrees);

// Mean and spread of differences as they come (Welford 1962), and their signs.
struct Differences {
    std::uint64_t count = 0;
    double mean = 0;
    double squares = 0;  // sum of squared distances from the mean
    std::uint64_t above = 0, below = 0;

    void add(double difference) {
        ++count;
        const double off = difference - mean;
        mean += off / static_cast<double>(count);
        squares += off * (difference - mean);
        if (difference > 0) ++above;
        if (difference < 0) ++below;
    }
};

struct PairedTest {
    double t = 0;  // infinite where all differences are equal and not 0
    double p = 1;
};
// Student's paired test of mean 0, two-sided. Fewer than two differences: p = 1.
PairedTest paired_test(const Differences& differences);

// Holm's step-down correction (1979, Scandinavian Journal of Statistics 6): p-values that hold for all
// hypotheses together, in the order given.
std::vector<double> holm(const std::vector<double>& p);

// Wald's sequential test (1945, Annals of Mathematical Statistics 16) of how often A has more than B among
// the pairs where they differ: at most `least` against at least `most`, each decided wrongly with a chance of
// at most about `error`.
struct SequentialTest {
    enum class Decision { undecided, first_beats_second, first_does_not };
    Decision decision = Decision::undecided;
    std::uint64_t pairs = 0;  // looked at until the decision, ties included
    std::uint64_t wins = 0, losses = 0, ties = 0;
    double log_likelihood_ratio = 0;
    double upper = 0, lower = 0;  // where it decides
};
std::string_view to_string(SequentialTest::Decision decision);
// signs: +1, 0 or -1, in the order in which they are looked at.
SequentialTest sequential_test(const std::vector<signed char>& signs, double error, double least,
                               double most);

}  // namespace detente::tournaments
