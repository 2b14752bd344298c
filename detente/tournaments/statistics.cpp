// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace detente::tournaments {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// The continued fraction of the incomplete beta function (Abramowitz and Stegun 1964, 26.5.8).
double beta_fraction(double a, double b, double x) {
    constexpr double tiny = 1e-300;
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (std::fabs(d) < tiny ? tiny : d);
    double result = d;
    for (int m = 1; m <= 10'000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 + even * d;
        c = 1 + even / c;
        d = 1 / (std::fabs(d) < tiny ? tiny : d);
        c = std::fabs(c) < tiny ? tiny : c;
        result *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 + odd * d;
        c = 1 + odd / c;
        d = 1 / (std::fabs(d) < tiny ? tiny : d);
        c = std::fabs(c) < tiny ? tiny : c;
        const double step = d * c;
        result *= step;
        if (std::fabs(step - 1) < 1e-15) break;
    }
    return result;
}

double incomplete_beta(double a, double b, double x) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * beta_fraction(a, b, x) / a
                                     : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

}  // namespace

ConfidenceInterval bootstrap_interval(const std::vector<Group>& groups, std::uint64_t resamples,
                                      double confidence, Draws draws) {
    return bootstrap_intervals({groups}, resamples, confidence, draws).front();
}

std::vector<ConfidenceInterval> bootstrap_intervals(const std::vector<std::vector<Group>>& measures,
                                                    std::uint64_t resamples, double confidence, Draws draws) {
    const std::size_t of = measures.size();
    std::vector<double> sums, counts;  // of groups in which something is: one of each measure, group by group
    for (std::size_t k = 0; k < measures.front().size(); ++k) {
        if (!(measures.front()[k].count > 0)) continue;
        counts.push_back(measures.front()[k].count);
        for (const std::vector<Group>& groups : measures) sums.push_back(groups[k].sum);
    }
    if (counts.size() < 2 || resamples == 0) return std::vector<ConfidenceInterval>(of, {kNaN, kNaN});
    std::vector<std::vector<double>> means(of);
    for (std::vector<double>& one : means) one.reserve(static_cast<std::size_t>(resamples));
    std::vector<double> sum(of);
    for (std::uint64_t k = 0; k < resamples; ++k) {
        std::fill(sum.begin(), sum.end(), 0.0);
        double count = 0;
        for (std::size_t draw = 0; draw < counts.size(); ++draw) {
            const auto group = static_cast<std::size_t>(draws.below(counts.size()));
            for (std::size_t m = 0; m < of; ++m) sum[m] += sums[group * of + m];
            count += counts[group];
        }
        for (std::size_t m = 0; m < of; ++m) means[m].push_back(sum[m] / count);
    }
    std::vector<ConfidenceInterval> intervals;
    for (std::vector<double>& one : means) {
        std::sort(one.begin(), one.end());
        const auto rank = [&](double share) {
            const double place = std::ceil(share * static_cast<double>(one.size()) - 1e-9) - 1;
            return one[static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(one.size() - 1)))];
        };
        intervals.push_back({rank((1 - confidence) / 2), rank((1 + confidence) / 2)});
    }
    return intervals;
}

double student_two_sided(double t, double degrees) {
    if (std::isinf(t)) return 0;
    return std::min(1.0, incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t)));
}

PairedTest paired_test(const Differences& differences) {
    if (differences.count < 2) return {0, 1};
    const double n = static_cast<double>(differences.count);
    const double variance = differences.squares / (n - 1);
    if (variance <= 0) {
        if (differences.mean == 0) return {0, 1};
        return {std::copysign(std::numeric_limits<double>::infinity(), differences.mean), 0};
    }
    const double t = differences.mean / std::sqrt(variance / n);
    return {t, student_two_sided(t, n - 1)};
}

std::vector<double> holm(const std::vector<double>& p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> corrected(p.size());
    double most = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        most = std::max(most, std::min(1.0, static_cast<double>(p.size() - k) * p[order[k]]));
        corrected[order[k]] = most;
    }
    return corrected;
}

std::string_view to_string(SequentialTest::Decision decision) {
    switch (decision) {
        case SequentialTest::Decision::undecided:
            return "undecided";
        case SequentialTest::Decision::first_beats_second:
            return "beats";
        case SequentialTest::Decision::first_does_not:
            return "does not beat";
    }
    return "";
}

SequentialTest sequential_test(const std::vector<signed char>& signs, double error, double least,
                               double most) {
    SequentialTest test;
    test.upper = std::log((1 - error) / error);
    test.lower = -test.upper;
    const double win = std::log(most / least), loss = std::log((1 - most) / (1 - least));
    for (const signed char sign : signs) {
        ++test.pairs;
        if (sign > 0) {
            ++test.wins;
            test.log_likelihood_ratio += win;
        } else if (sign < 0) {
            ++test.losses;
            test.log_likelihood_ratio += loss;
        } else {
            ++test.ties;
        }
        if (test.log_likelihood_ratio >= test.upper) {
            test.decision = SequentialTest::Decision::first_beats_second;
            break;
        }
        if (test.log_likelihood_ratio <= test.lower) {
            test.decision = SequentialTest::Decision::first_does_not;
            break;
        }
    }
    return test;
}

}  // namespace detente::tournaments
