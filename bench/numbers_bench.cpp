// SPDX-License-Identifier: Apache-2.0
// Deals on numbers: enumeration, frontiers, statistics, hyper-rectangles, the utility index. Every scenario
// is drawn from a law that the name or the comment beside it states; seeds are fixed.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "detente/deals/numbers/additive_frontier.h"
#include "detente/deals/numbers/density.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/deals/numbers/outer_sum.h"
#include "detente/deals/numbers/rectangle_frontier.h"
#include "detente/deals/numbers/utility_index.h"
#include "detente/scenario/product_space.h"

namespace {

using namespace detente;
using namespace detente::numbers;

Domain domain_of(int issues, int values) {
    Domain domain;
    for (int i = 0; i < issues; ++i) {
        DomainIssue issue;
        issue.name = "issue " + std::to_string(i + 1);
        for (int v = 0; v < values; ++v) issue.values.push_back(std::to_string(v));
        domain.issues.push_back(std::move(issue));
    }
    return domain;
}

// independent: weights uniform on 1 .. 100, scaled to sum 1; values uniform on 0, 0.01, ..., 1, each party's
// its own. opposed: the first party so; the second has v_B = 1 - v_A and weights of its own. zero_sum: the
// same weights too, so every outcome has the same sum of utilities.
enum class Law { independent, opposed, zero_sum };

NumericScenario scenario_of(int issues, int values, int parties, Law law, std::uint64_t seed = 1) {
    std::mt19937_64 random(seed);
    NumericScenario scenario;
    scenario.domain = domain_of(issues, values);
    std::vector<std::vector<Rational>> first;
    std::vector<std::int64_t> weights;
    for (int p = 0; p < parties; ++p) {
        if (p == 0 || law != Law::zero_sum) {
            weights.clear();
            for (int i = 0; i < issues; ++i) weights.push_back(1 + static_cast<std::int64_t>(random() % 100));
        }
        std::int64_t sum = 0;
        for (const std::int64_t weight : weights) sum += weight;
        AdditiveUtility utility;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            IssueUtility issue;
            issue.weight = Rational(weights[i], sum);
            for (std::size_t v = 0; v < static_cast<std::size_t>(values); ++v)
                issue.values.push_back(p == 1 && law != Law::independent
                                           ? Rational(1) - first[i][v]
                                           : Rational(static_cast<std::int64_t>(random() % 101), 100));
            if (p == 0) first.push_back(issue.values);
            utility.issues.push_back(std::move(issue));
        }
        Profile profile;
        profile.name = "party " + std::to_string(p + 1);
        profile.utility = std::move(utility);
        profile.arithmetic = Arithmetic::genius;
        profile.reservation = 0;
        scenario.profiles.push_back(std::move(profile));
    }
    return scenario;
}

std::vector<std::vector<double>> seven_issues_of_ten() {
    std::mt19937_64 random(7);
    std::vector<std::vector<double>> terms(7, std::vector<double>(10));
    for (auto& issue : terms)
        for (double& term : issue) term = static_cast<double>(random() % 1'000'000) / 7e6;
    return terms;
}

// What everybody writes first: decode each outcome, look its terms up, add them.
void enumerate_naively_10_million(benchmark::State& state) {
    const auto terms = seven_issues_of_ten();
    const auto space = ProductSpace::of_sizes(std::vector<int>(7, 10));
    for (auto _ : state) {
        double largest = 0;
        std::uint64_t above = 0;
        for (std::uint64_t index = 0; index < space->size(); ++index) {
            double sum = 0;
            for (int issue = 0; issue < 7; ++issue)
                sum += terms[static_cast<std::size_t>(issue)]
                            [static_cast<std::size_t>(space->level(index, issue))];
            largest = std::max(largest, sum);
            above += sum >= 0.7 ? 1 : 0;
        }
        benchmark::DoNotOptimize(largest);
        benchmark::DoNotOptimize(above);
    }
    state.SetLabel("baseline");
}
BENCHMARK(enumerate_naively_10_million)->Unit(benchmark::kMillisecond);

void maximum_and_count_of_10_million(benchmark::State& state) {
    const numbers::OuterSum outer(seven_issues_of_ten());
    for (auto _ : state) benchmark::DoNotOptimize(outer.summarise(0.7));
    state.SetLabel("compared");
}
BENCHMARK(maximum_and_count_of_10_million)->Unit(benchmark::kMillisecond);

void store_10_million_utilities(benchmark::State& state) {
    const numbers::OuterSum outer(seven_issues_of_ten());
    std::vector<double> utilities(outer.size());
    for (auto _ : state) {
        outer.write(utilities);
        benchmark::DoNotOptimize(utilities.data());
    }
    state.SetLabel("compared");
}
BENCHMARK(store_10_million_utilities)->Unit(benchmark::kMillisecond);

// The briefing's picture of 10^7 outcomes: every one of them counted in a grid of at most 160 by 120 cells,
// exactly, from the profiles on.
void density_10_million(benchmark::State& state) {
    const NumericScenario scenario = scenario_of(7, 10, 2, Law::independent);
    std::uint64_t outcomes = 0;
    for (auto _ : state) {
        const Result<numbers::Density> density = numbers::count_density(scenario, {0, 1});
        outcomes = density->outcomes;
        benchmark::DoNotOptimize(outcomes);
    }
    state.counters["outcomes"] = static_cast<double>(outcomes);
}
BENCHMARK(density_10_million)->Unit(benchmark::kMillisecond);

// The frontier by comparing pairs, as far as it is bearable: 8 issues of 4 values.
void frontier_naively_4_to_the_8(benchmark::State& state) {
    const NumericScenario scenario = scenario_of(8, 4, 2, Law::independent);
    const auto space = ProductSpace::of(scenario.domain);
    std::vector<std::pair<double, double>> points;
    for (std::uint64_t index = 0; index < space->size(); ++index) {
        const Outcome outcome{space->decode(index)};
        points.emplace_back(format_utility(scenario.profiles[0], scenario.domain, outcome),
                            format_utility(scenario.profiles[1], scenario.domain, outcome));
    }
    for (auto _ : state) {
        std::size_t kept = 0;
        for (const auto& a : points) {
            bool dominated = false;
            for (const auto& b : points)
                if (b.first >= a.first && b.second >= a.second &&
                    (b.first > a.first || b.second > a.second)) {
                    dominated = true;
                    break;
                }
            kept += dominated ? 0 : 1;
        }
        benchmark::DoNotOptimize(kept);
    }
    state.SetLabel("baseline");
}
BENCHMARK(frontier_naively_4_to_the_8)->Unit(benchmark::kMillisecond);

void frontier(benchmark::State& state, int issues, int values, int parties, Law law) {
    const NumericScenario scenario = scenario_of(issues, values, parties, law);
    std::vector<int> profiles;
    for (int p = 0; p < parties; ++p) profiles.push_back(p);
    const Result<numbers::BlockSum> sum = numbers::block_sum(scenario, profiles);
    std::size_t points = 0;
    for (auto _ : state) {
        const Result<numbers::AdditiveFrontier> found = numbers::AdditiveFrontier::of(*sum);
        points = found->size();
        benchmark::DoNotOptimize(points);
    }
    state.counters["points"] = static_cast<double>(points);
    if (issues == 8 && values == 4) state.SetLabel("compared");  // with the naive one before it
}
BENCHMARK_CAPTURE(frontier, 8x4_independent, 8, 4, 2, Law::independent)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frontier, 30x10_independent, 30, 10, 2, Law::independent)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frontier, 100x10_independent, 100, 10, 2, Law::independent)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frontier, 30x10_opposed, 30, 10, 2, Law::opposed)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frontier, 100x10_opposed, 100, 10, 2, Law::opposed)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);
BENCHMARK_CAPTURE(frontier, 20x5_three_parties, 20, 5, 3, Law::independent)->Unit(benchmark::kMillisecond);

// Frontier, all points and all measures, as `detente deals` gives them. 5^8 outcomes is the size of the
// Energy scenario; bench/beside_negmas.py times NegMAS on the same laws.
void statistics(benchmark::State& state, int issues, int values, Law law, numbers::Definitions definitions) {
    const NumericScenario scenario = scenario_of(issues, values, 2, law);
    numbers::LandscapeRequest request;
    request.definitions = definitions;
    std::size_t points = 0;
    for (auto _ : state) {
        const Result<numbers::Landscape> landscape = numbers::find_landscape(scenario, request);
        points = landscape->frontier.size();
        benchmark::DoNotOptimize(points);
    }
    state.counters["points"] = static_cast<double>(points);
}
BENCHMARK_CAPTURE(statistics, 8x5_strict, 8, 5, Law::independent, numbers::Definitions::strict)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(statistics, 8x5_as_negmas, 8, 5, Law::independent, numbers::Definitions::negmas)
    ->Unit(benchmark::kMillisecond);

// One issue of 100,000 values; what one gains the other loses, so that every outcome is on the frontier.
void statistics_zero_sum_100000(benchmark::State& state) {
    NumericScenario scenario = scenario_of(1, 100'000, 2, Law::zero_sum);
    for (std::size_t p = 0; p < 2; ++p) {
        IssueUtility& issue = std::get<AdditiveUtility>(scenario.profiles[p].utility).issues[0];
        issue.weight = 1;
        for (std::size_t v = 0; v < issue.values.size(); ++v)
            issue.values[v] = Rational(static_cast<std::int64_t>(p == 0 ? v : 99'999 - v), 99'999);
    }
    numbers::LandscapeRequest request;
    request.definitions = numbers::Definitions::negmas;
    for (auto _ : state) benchmark::DoNotOptimize(numbers::find_landscape(scenario, request).ok());
}
BENCHMARK(statistics_zero_sum_100000)->Unit(benchmark::kMillisecond);

// The same number of outcomes from 5 issues of 10 values, equal weights and opposed values.
BENCHMARK_CAPTURE(statistics, zero_sum_5x10_as_negmas, 5, 10, Law::zero_sum, numbers::Definitions::negmas)
    ->Unit(benchmark::kMillisecond);

// Rectangles of 1 to 4 sides, ends uniform on 0 .. 9, pay uniform on 1 .. 100.
NumericScenario rectangles_of(int issues, int rectangles, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); };
    NumericScenario scenario;
    scenario.domain = domain_of(issues, 10);
    for (int p = 0; p < 2; ++p) {
        HyperRectangleUtility utility;
        for (int k = 0; k < rectangles; ++k) {
            HyperRectangle rectangle;
            rectangle.utility = Rational(1 + below(100));
            for (int sides = 1 + below(4); sides > 0; --sides) {
                const int issue = below(issues), a = below(10), b = below(10);
                rectangle.ranges.push_back({issue, std::min(a, b), std::max(a, b)});
            }
            utility.sum.rectangles.push_back(std::move(rectangle));
        }
        Profile profile;
        profile.utility = std::move(utility);
        scenario.profiles.push_back(std::move(profile));
    }
    return scenario;
}

void rectangles(benchmark::State& state, int issues, int count) {
    const NumericScenario scenario = rectangles_of(issues, count, 1);
    double points = 0, nodes = 0;
    for (auto _ : state) {
        const Result<numbers::RectangleFrontier> found = numbers::rectangle_frontier(scenario, 0, 1);
        if (!found->exact) state.SkipWithError("not exact");
        points = static_cast<double>(found->points.size());
        nodes = static_cast<double>(found->nodes);
    }
    state.counters["points"] = points;
    state.counters["nodes"] = nodes;
}
BENCHMARK_CAPTURE(rectangles, 10_issues_of_10_exact, 10, 20)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rectangles, 30_issues_of_10_exact, 30, 60)->Unit(benchmark::kMillisecond);

void index_nearest_10_to_the_12(benchmark::State& state) {
    const NumericScenario scenario = scenario_of(12, 10, 1, Law::independent);
    const Result<numbers::UtilityIndex> index =
        numbers::UtilityIndex::of(*numbers::block_sum(scenario, {0}), 0);
    const Rational target = *Rational::parse("0.6180339887");
    benchmark::DoNotOptimize(index->nearest(target));  // builds the lists
    for (auto _ : state) benchmark::DoNotOptimize(index->nearest(target));
}
BENCHMARK(index_nearest_10_to_the_12)->Unit(benchmark::kMillisecond);

void index_best_1000_of_10_to_the_50(benchmark::State& state) {
    const NumericScenario scenario = scenario_of(50, 10, 1, Law::independent);
    const Result<numbers::UtilityIndex> index =
        numbers::UtilityIndex::of(*numbers::block_sum(scenario, {0}), 0);
    for (auto _ : state) benchmark::DoNotOptimize(index->kth_best(1000));
}
BENCHMARK(index_best_1000_of_10_to_the_50)->Unit(benchmark::kMillisecond);

}  // namespace
