// SPDX-License-Identifier: Apache-2.0
// Counts of the utility plane against going through every outcome in rationals.
#include "detente/deals/numbers/density.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <numeric>

#include "detente/scenario/product_space.h"

namespace detente::numbers {
namespace {

DomainIssue issue(const std::string& name, int values) {
    DomainIssue result;
    result.name = name;
    for (int v = 0; v < values; ++v) result.values.push_back("v" + std::to_string(v));
    return result;
}

bool forbidden(const NumericScenario& scenario, const Outcome& outcome) {
    for (const ForbiddenOutcomes& one : scenario.forbidden) {
        bool all = true;
        for (const ValueRange& range : one.ranges) {
            const int value = outcome.values[static_cast<std::size_t>(range.issue)];
            all = all && value >= range.first && value <= range.last;
        }
        if (all) return true;
    }
    return false;
}

// Every allowed outcome in rationals, put into its cell by the definition of DensityAxis.
void expect_counts(const NumericScenario& scenario, const Density& density) {
    const ProductSpace space = *ProductSpace::of(scenario.domain);
    std::vector<std::uint64_t> counts(density.counts.size(), 0);
    std::map<std::pair<double, double>, std::uint64_t> dots;
    std::uint64_t outcomes = 0;
    for (std::uint64_t index = 0; index < space.size(); ++index) {
        const Outcome outcome{space.decode(index)};
        if (forbidden(scenario, outcome)) continue;
        std::size_t cell[2];
        double values[2];
        for (std::size_t p = 0; p < 2; ++p) {
            const Rational u = utility(scenario.profiles[p], scenario.domain, outcome);
            values[p] = u.to_double();
            const DensityAxis& axis = density.axes[p];
            ASSERT_GE(u, axis.low);
            std::size_t k = 0;
            while (u >= axis.low + axis.width * Rational(static_cast<std::int64_t>(k) + 1)) ++k;
            ASSERT_LT(k, static_cast<std::size_t>(axis.cells));
            cell[p] = k;
        }
        ++counts[cell[1] * static_cast<std::size_t>(density.axes[0].cells) + cell[0]];
        ++dots[{values[0], values[1]}];
        ++outcomes;
    }
    EXPECT_EQ(density.counts, counts);
    EXPECT_EQ(density.outcomes, outcomes);
    if (density.dots.empty()) return;
    ASSERT_EQ(density.dots.size(), dots.size());
    for (const Density::Dot& dot : density.dots)
        EXPECT_EQ((dots[{dot.utilities[0], dot.utilities[1]}]), dot.outcomes);
}

// Weights and values with `digits` decimals; a ceiling on the first party where asked for.
NumericScenario drawn(const std::vector<int>& sizes, int digits, bool ceiling) {
    NumericScenario scenario;
    scenario.name = "drawn";
    std::int64_t scale = 1;
    for (int d = 0; d < digits; ++d) scale *= 10;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        scenario.domain.issues.push_back(issue("i" + std::to_string(i), sizes[i]));
    for (int p = 0; p < 2; ++p) {
        Profile profile;
        profile.name = p == 0 ? "A" : "B";
        AdditiveUtility additive;
        for (const int size : sizes) {
            IssueUtility one;
            one.weight = Rational(*rc::gen::inRange<std::int64_t>(0, scale + 1), scale);
            for (int v = 0; v < size; ++v)
                one.values.push_back(Rational(*rc::gen::inRange<std::int64_t>(-scale / 2, scale + 1), scale));
            additive.issues.push_back(std::move(one));
        }
        profile.utility = std::move(additive);
        if (ceiling && p == 0) profile.ceiling = Rational(1, 2);
        scenario.profiles.push_back(std::move(profile));
    }
    return scenario;
}

RC_GTEST_PROP(Density, CountsWhatBruteForceCounts, ()) {
    const auto sizes = *rc::gen::container<std::vector<int>>(3, rc::gen::inRange(1, 5));
    // Eight decimals a factor fill 64 bits on a common denominator and go on to 128.
    NumericScenario scenario = drawn(sizes, *rc::gen::element(1, 2, 4, 8), *rc::gen::arbitrary<bool>());
    if (*rc::gen::arbitrary<bool>() && sizes[0] > 1)
        scenario.forbidden.push_back({"f", {{0, 0, 0}, {2, 0, sizes[2] - 1}}, {}});
    DensityRequest request;
    request.cells = {*rc::gen::inRange(1, 20), *rc::gen::inRange(1, 20)};
    request.dots = *rc::gen::element<std::size_t>(0, 5, 2000);
    const Result<Density> density = count_density(scenario, {0, 1}, request);
    RC_ASSERT(density.ok());
    for (std::size_t p = 0; p < 2; ++p) {
        RC_ASSERT(density->axes[p].cells >= 1);
        RC_ASSERT(density->axes[p].cells <= request.cells[p]);
    }
    expect_counts(scenario, *density);
    if (request.dots == 2000) RC_ASSERT(!density->dots.empty());
}

TEST(Density, HyperRectanglesAndTablesAreListed) {
    NumericScenario scenario;
    scenario.domain.issues = {issue("a", 4), issue("b", 5), issue("c", 3)};
    Profile boxes;
    boxes.name = "boxes";
    HyperRectangleUtility utility;
    utility.sum.rectangles.push_back(
        {Rational(3), 1, HyperRectangle::Test::includes, {{0, 1, 3}, {1, 0, 2}}, {}});
    utility.sum.rectangles.push_back({Rational(2), 1, HyperRectangle::Test::excludes, {{2, 0, 1}}, {}});
    utility.maximum = Rational(5);
    boxes.utility = utility;
    Profile table;
    table.name = "table";
    TableUtility values;
    for (int k = 0; k < 60; ++k) values.values.push_back(Rational(k * k % 37, 7));
    table.utility = values;
    scenario.profiles = {boxes, table};
    const Result<Density> density = count_density(scenario, {0, 1});
    ASSERT_TRUE(density.ok());
    expect_counts(scenario, *density);
    EXPECT_EQ(density->outcomes, 60u);
}

TEST(Density, ALatticeThatFitsHasOneLevelACell) {
    NumericScenario scenario;
    scenario.domain.issues = {issue("a", 3), issue("b", 3)};
    for (const char* name : {"A", "B"}) {
        Profile profile;
        profile.name = name;
        AdditiveUtility additive;
        for (int i = 0; i < 2; ++i) {
            IssueUtility one;
            for (int v = 0; v < 3; ++v) one.values.push_back(Rational(name[0] == 'A' ? v : 2 - v, 4));
            additive.issues.push_back(std::move(one));
        }
        profile.utility = std::move(additive);
        scenario.profiles.push_back(std::move(profile));
    }
    const Result<Density> density = count_density(scenario, {0, 1});
    ASSERT_TRUE(density.ok());
    // Sums 0, 1/4, ..., 1 in cells of 1/4 whose middles they are: 1, 2, 3, 2, 1 ways, along the diagonal.
    EXPECT_EQ(density->axes[0].cells, 5);
    EXPECT_EQ(density->axes[0].low, Rational(-1, 8));
    EXPECT_EQ(density->axes[0].width, Rational(1, 4));
    const std::uint64_t ways[] = {1, 2, 3, 2, 1};
    for (int a = 0; a < 5; ++a)
        for (int b = 0; b < 5; ++b) EXPECT_EQ(density->count(a, b), a + b == 4 ? ways[a] : 0u);
    EXPECT_EQ(density->dots.size(), 5u);
}

TEST(Density, ASpaceTooLargeIsRefusedAtOnce) {
    NumericScenario scenario;
    for (int i = 0; i < 30; ++i) scenario.domain.issues.push_back(issue("i" + std::to_string(i), 10));
    for (const char* name : {"A", "B"}) {
        Profile profile;
        profile.name = name;
        AdditiveUtility additive;
        for (int i = 0; i < 30; ++i) {
            IssueUtility one;
            for (int v = 0; v < 10; ++v) one.values.push_back(Rational(v, 9));
            additive.issues.push_back(std::move(one));
        }
        profile.utility = std::move(additive);
        scenario.profiles.push_back(std::move(profile));
    }
    const Result<Density> density = count_density(scenario, {0, 1});
    ASSERT_FALSE(density.ok());
    EXPECT_NE(density.errors()[0].message.find("1000000000000000000000000000000 outcomes"),
              std::string::npos);

    scenario.domain.issues.resize(6);
    for (Profile& profile : scenario.profiles) std::get<AdditiveUtility>(profile.utility).issues.resize(6);
    SearchLimits limits;
    limits.out_of_time = [] { return true; };
    const Result<Density> stopped = count_density(scenario, {0, 1}, {}, limits);
    ASSERT_FALSE(stopped.ok());
    EXPECT_NE(stopped.errors()[0].message.find("longer than allowed"), std::string::npos);
}

}  // namespace
}  // namespace detente::numbers
