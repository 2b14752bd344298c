// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "detente/deals/numbers/frontier.h"
#include "detente/deals/numbers/internal/box_search.h"
#include "detente/deals/numbers/internal/pay_boxes.h"
#include "detente/deals/numbers/rectangle_frontier.h"
#include "tests/numbers/numbers.h"

namespace detente::numbers {
namespace {

using test::Random;

// Rectangles of both kinds, some with negative pay, some nested under a weight, some on one issue twice.
Profile random_rectangles(Random& random, const Domain& domain, int count, bool positive) {
    Profile profile;
    HyperRectangleUtility utility;
    RectangleSum nested;
    nested.weight = Rational(test::draw(random, 1, 3), 2);
    for (int k = 0; k < count; ++k) {
        HyperRectangle rectangle;
        rectangle.utility = Rational(test::draw(random, positive ? 0 : -20, 60), test::draw(random, 1, 2));
        rectangle.test =
            !positive && random() % 3 == 0 ? HyperRectangle::Test::excludes : HyperRectangle::Test::includes;
        for (int sides = test::draw(random, 0, 3); sides > 0; --sides) {
            const int issue = test::draw(random, 0, static_cast<int>(domain.issues.size()) - 1);
            const int last = domain.issues[static_cast<std::size_t>(issue)].size() - 1;
            const int first = test::draw(random, -1, last);
            rectangle.ranges.push_back({issue, first, test::draw(random, first - 1, last + 2)});
        }
        (random() % 3 == 0 ? nested : utility.sum).rectangles.push_back(rectangle);
    }
    utility.sum.parts.push_back(nested);
    utility.maximum = Rational(100);
    profile.utility = utility;
    return profile;
}

std::vector<std::vector<Rational>> points_of(const std::vector<RectanglePoint>& points) {
    std::vector<std::vector<Rational>> result;
    for (const RectanglePoint& point : points) result.push_back({point.utilities[0], point.utilities[1]});
    return result;
}

TEST(Rectangles, FrontierMatchesBruteForce) {
    Random random(31);
    for (int round = 0; round < 150; ++round) {
        NumericScenario scenario;
        std::vector<int> sizes;
        for (int issue = 0, issues = test::draw(random, 1, 5); issue < issues; ++issue)
            sizes.push_back(test::draw(random, 1, 5));
        scenario.domain = test::domain_of(sizes);
        for (int p = 0; p < 2; ++p)
            scenario.profiles.push_back(
                random_rectangles(random, scenario.domain, test::draw(random, 0, 14), round % 2));
        const auto raw = rectangle_frontier(scenario, 0, 1);
        ASSERT_TRUE(raw) << to_string(raw.errors().front());
        EXPECT_TRUE(raw->exact);
        ASSERT_EQ(points_of(raw->points), test::slow_frontier(scenario));
        for (const RectanglePoint& point : raw->points)
            EXPECT_EQ(test::utilities_of(scenario, point.outcome),
                      (std::vector<Rational>{point.utilities[0], point.utilities[1]}));
        for (Profile& profile : scenario.profiles) profile.ceiling = Rational(test::draw(random, 2, 15), 10);
        const auto clamped = rectangle_frontier(scenario, 0, 1);
        ASSERT_TRUE(clamped);
        EXPECT_EQ(points_of(clamped->clamped), test::slow_frontier(scenario));
    }
}

// One party additive or in groups, the other paid for rectangles.
TEST(Rectangles, MixWithOtherUtilities) {
    Random random(32);
    for (int round = 0; round < 40; ++round) {
        NumericScenario scenario = test::random_additive(random, 1, {3, 4, 3, 2}, 40);
        scenario.profiles.push_back(random_rectangles(random, scenario.domain, 8, false));
        const auto found = rectangle_frontier(scenario, 0, 1);
        ASSERT_TRUE(found);
        EXPECT_EQ(points_of(found->points), test::slow_frontier(scenario));
    }
}

// The certificate is checked against every outcome: none within a closed region's floors exceeds its bound.
TEST(Rectangles, ClosedRegionsHoldForEveryOutcome) {
    Random random(33);
    for (int round = 0; round < 40; ++round) {
        NumericScenario scenario;
        scenario.domain = test::domain_of({4, 5, 3, 4});
        for (int p = 0; p < 2; ++p) {
            scenario.profiles.push_back(random_rectangles(random, scenario.domain, 14, false));
            std::get<HyperRectangleUtility>(scenario.profiles.back().utility).maximum.reset();
        }
        const auto found = rectangle_frontier(scenario, 0, 1);
        ASSERT_TRUE(found);
        for (const ClosedRegion& region : found->regions) {
            EXPECT_TRUE(region.closed);
            for (const Outcome& outcome : test::all_outcomes(scenario.domain)) {
                const auto u = test::utilities_of(scenario, outcome);
                if (u[0] < region.floors[0] || u[1] < region.floors[1]) continue;
                EXPECT_LE(region.weights[0] * u[0] + region.weights[1] * u[1], region.bound);
            }
        }
    }
}

TEST(Rectangles, AStoppedSearchStillBounds) {
    Random random(34);
    NumericScenario scenario;
    scenario.domain = test::domain_of(std::vector<int>(30, 10));
    for (int p = 0; p < 2; ++p)
        scenario.profiles.push_back(random_rectangles(random, scenario.domain, 80, true));
    const auto exact = rectangle_frontier(scenario, 0, 1);
    ASSERT_TRUE(exact);
    ASSERT_TRUE(exact->exact);
    for (const std::uint64_t nodes : {300, 1000, 5000, 20'000}) {
        SearchLimits limits;
        limits.nodes = nodes;
        const auto stopped = rectangle_frontier(scenario, 0, 1, limits);
        ASSERT_TRUE(stopped);
        if (!stopped->factor) continue;
        for (const RectanglePoint& point : exact->points) {
            bool reached = false;
            for (const RectanglePoint& near : stopped->points)
                reached = reached || (near.sums[0] * *stopped->factor >= point.sums[0] &&
                                      near.sums[1] * *stopped->factor >= point.sums[1]);
            EXPECT_TRUE(reached) << nodes;
        }
    }
}

TEST(Rectangles, ThreePartiesAreListedWhereTheSpaceIsSmall) {
    Random random(35);
    NumericScenario scenario;
    scenario.domain = test::domain_of({6, 7, 5, 6});
    for (int p = 0; p < 3; ++p)
        scenario.profiles.push_back(random_rectangles(random, scenario.domain, 12, false));
    const auto found = find_frontier(scenario, {0, 1, 2}, FrontierReading::exact);
    ASSERT_TRUE(found);
    std::vector<std::vector<Rational>> points;
    for (std::size_t point = 0; point < found->size(); ++point)
        points.push_back({found->utility(point, 0), found->utility(point, 1), found->utility(point, 2)});
    EXPECT_EQ(points, test::slow_frontier(scenario));
}

// A scanner for the one shape of file that the published scenarios have; the reader proper is tested
// elsewhere.
class PublishedScenario {
  public:
    explicit PublishedScenario(const std::filesystem::path& folder) {
        for (const char* name : {"profile-1.xml", "profile-2.xml"}) add_profile(text_of(folder / name));
        std::istringstream lines(text_of(folder / "pareto.xml"));
        for (std::string line; std::getline(lines, line);) {
            double a = 0, b = 0;
            if (std::sscanf(line.c_str(), "%lf , %lf", &a, &b) == 2) published.emplace_back(a, b);
        }
    }
    NumericScenario scenario;
    std::vector<std::pair<double, double>> published;

  private:
    static std::string text_of(const std::filesystem::path& path) {
        std::ifstream file(path);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }
    void add_profile(const std::string& text) {
        const bool first = scenario.domain.issues.empty();
        const std::regex issue("<issue[^>]*index=\"(\\d+)\"[^>]*lowerbound=\"0\" upperbound=\"9\"");
        for (std::sregex_iterator match(text.begin(), text.end(), issue), end; first && match != end; ++match)
            scenario.domain.issues.push_back(test::domain_of({10}).issues.front());
        HyperRectangleUtility utility;
        std::smatch maximum;
        std::regex_search(text, maximum, std::regex("maxutility=\"([0-9.]+)\""));
        utility.maximum = *Rational::parse(maximum[1].str());
        const std::regex opening("<hyperRectangle +utility=\"([0-9.]+)\""),
            side("<INCLUDES index=\"(\\d+)\" min=\"(\\d+)\" max=\"(\\d+)\"");
        for (std::size_t at = 0; (at = text.find("<hyperRectangle", at)) != std::string::npos;) {
            const std::size_t end = text.find("</hyperRectangle>", at);
            const std::string one = text.substr(at, end - at);
            std::smatch pay;
            std::regex_search(one, pay, opening);
            HyperRectangle rectangle;
            rectangle.utility = *Rational::parse(pay[1].str());
            for (std::sregex_iterator match(one.begin(), one.end(), side), last; match != last; ++match)
                rectangle.ranges.push_back(
                    {std::stoi((*match)[1]) - 1, std::stoi((*match)[2]), std::stoi((*match)[3])});
            utility.sum.rectangles.push_back(rectangle);
            at = end;
        }
        Profile profile;
        profile.utility = utility;
        profile.ceiling = 1;
        scenario.profiles.push_back(profile);
    }
};

struct Published {
    const char* name;
    std::size_t exact, clamped,
        matching;  // points of the exact frontier, of the clamped one, published ones on the first
};

class PublishedRectangles : public testing::TestWithParam<Published> {};

// Numbers of points as an independent mixed-integer solver found them.
TEST_P(PublishedRectangles, HasTheKnownExactFrontier) {
    const std::filesystem::path folder =
        std::filesystem::path(DETENTE_SHARED_DATA) / "genius/y2014" / GetParam().name;
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no public data at " << folder;
    const PublishedScenario published(folder);
    const auto found = rectangle_frontier(published.scenario, 0, 1);
    ASSERT_TRUE(found) << to_string(found.errors().front());
    EXPECT_TRUE(found->exact);
    EXPECT_EQ(found->points.size(), GetParam().exact);
    EXPECT_EQ(found->clamped.size(), GetParam().clamped);
    std::size_t matching = 0;
    for (const auto& [a, b] : published.published) {
        bool attained_or_dominated = false, on_it = false;
        for (const RectanglePoint& point : found->clamped)
            attained_or_dominated = attained_or_dominated || (point.utilities[0].to_double() >= a - 1e-6 &&
                                                              point.utilities[1].to_double() >= b - 1e-6);
        for (const RectanglePoint& point : found->points)  // published in single precision
            on_it = on_it || (std::abs(point.utilities[0].to_double() - a) < 1e-6 &&
                              std::abs(point.utilities[1].to_double() - b) < 1e-6);
        EXPECT_TRUE(attained_or_dominated) << a << ", " << b;
        matching += on_it ? 1 : 0;
    }
    EXPECT_EQ(matching, GetParam().matching);
}

INSTANTIATE_TEST_SUITE_P(Anac2014, PublishedRectangles,
                         testing::Values(Published{"10issues", 10, 10, 10},
                                         Published{"10issuesDiscounted", 9, 8, 8},
                                         Published{"30issues", 31, 14, 1}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace detente::numbers
