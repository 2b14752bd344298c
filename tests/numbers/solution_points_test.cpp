// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/solution_points.h"

#include <gtest/gtest.h>

#include <map>

#include "detente/deals/numbers/landscape.h"
#include "tests/numbers/numbers.h"

namespace detente::numbers {
namespace {

using test::Random;

// One issue whose values are the given points.
NumericScenario with_points(const std::vector<std::vector<Rational>>& points,
                            std::vector<std::optional<Rational>> reservation = {}) {
    NumericScenario scenario;
    scenario.name = "points";
    scenario.domain = test::domain_of({static_cast<int>(points.size())});
    for (std::size_t p = 0; p < points.front().size(); ++p) {
        std::vector<Rational> table;
        for (const auto& point : points) table.push_back(point[p]);
        Profile profile = test::additive("party" + std::to_string(p), {table});
        if (p < reservation.size()) profile.reservation = reservation[p];
        scenario.profiles.push_back(profile);
    }
    return scenario;
}

std::map<std::string, std::vector<Rational>> solve(const NumericScenario& scenario,
                                                   Definitions definitions = Definitions::strict) {
    LandscapeRequest request;
    request.definitions = definitions;
    const auto landscape = find_landscape(scenario, request);
    EXPECT_TRUE(landscape);
    std::map<std::string, std::vector<Rational>> found;
    if (!landscape) return found;
    for (const NamedPoint& named : landscape->points) {
        std::vector<Rational>& utilities = found[std::string(named.name)];
        if (named.point)
            for (std::size_t p = 0; p < landscape->frontier.parties(); ++p)
                utilities.push_back(landscape->frontier.utility(*named.point, p));
    }
    return found;
}

using Point = std::vector<Rational>;
Rational q(const char* text) {
    return *Rational::parse(text);
}

// Worked by hand. Frontier (10,0) (9,4) (7,6) (4,8) (0,9), no deal (1,2): ideal gains 8 (from 9) and 6 (from
// 8).
//   products of gains 8*2=16, 6*4=24, 3*6=18. Nash (7,6).
//   shares of ideal gains: (1,1/3) (3/4,2/3) (3/8,1): Kalai-Smorodinsky (7,6).
//   sums 13 13 12: utilitarian: tie of (9,4) and (7,6); the tie goes to the greater least utility: (7,6).
//   losses against (9,8): (0,4) (2,2) (5,0): equal loss (7,6). Least gains 2, 4, 3: egalitarian (7,6).
TEST(SolutionPoints, AgreeWithAWorkedCase) {
    const auto found =
        solve(with_points({{10, 0}, {9, 4}, {7, 6}, {4, 8}, {0, 9}}, {Rational(1), Rational(2)}));
    for (const char* name :
         {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "equal_loss", "raiffa"})
        EXPECT_EQ(found.at(name), (Point{7, 6})) << name;
    EXPECT_EQ(found.at("nash_without_reservation"), (Point{7, 6}));  // 42 against 36 and 32
}

// A case where every solution is another point. No deal (0,0); points (100,0) (95,20) (80,32) (60,45) (50,50)
// (30,58) (0,60).
//   Nash: 1900 2560 2700 2500 1740: (60,45). Utilitarian: 115 112 105 100 88: (95,20). Egalitarian: (50,50).
//   Kalai-Smorodinsky, ideal (100,60): 20/60, 32/60, min(.6,.75)=.6, min(.5,.83)=.5: (60,45).
//   Equal loss: losses (5,40) (20,28) (40,15) (50,10): greatest 40 28 40 50: (80,32).
TEST(SolutionPoints, TellSolutionsApart) {
    const auto found =
        solve(with_points({{100, 0}, {95, 20}, {80, 32}, {60, 45}, {50, 50}, {30, 58}, {0, 60}}));
    EXPECT_EQ(found.at("nash"), (Point{60, 45}));
    EXPECT_EQ(found.at("utilitarian"), (Point{95, 20}));
    EXPECT_EQ(found.at("egalitarian"), (Point{50, 50}));
    EXPECT_EQ(found.at("kalai_smorodinsky"), (Point{60, 45}));
    EXPECT_EQ(found.at("equal_loss"), (Point{80, 32}));
    EXPECT_EQ(found.at("proportional"), (Point{60, 45}));  // proportions are the best gains 100 and 60
}

// Raiffa's steps: from (0,0) with ideal (100,60) to (50,30): points at least that: (80,32) (60,45) (50,50).
// Ideal (80,50): step to (65,40): none. Shares of the ideal gains (30,20): (80,32): 0.1; (60,45): 1/3;
// (50,50): 0. So (60,45).
TEST(SolutionPoints, RaiffaGrantsHalfTheIdealGainsStepByStep) {
    const auto found =
        solve(with_points({{100, 0}, {95, 20}, {80, 32}, {60, 45}, {50, 50}, {30, 58}, {0, 60}}));
    EXPECT_EQ(found.at("raiffa"), (Point{60, 45}));
    // Three steps shrink to one point: (50,50) of a fine line x + y = 100 with no deal (0,0).
    std::vector<Point> line;
    for (int x = 0; x <= 100; ++x) line.push_back({Rational(x), Rational(100 - x)});
    EXPECT_EQ(solve(with_points(line)).at("raiffa"), (Point{50, 50}));
}

// Three parties are granted a third. From (0,0,0) with ideal (90,90,90) to (30,30,30): (60,31,31) and (32,33,32) are left. Ideal
// (60,33,32): step to (40,31,30 2/3), and the first is left. Granted halves, no point would be left at once, and the least share
// would choose (32,33,32).
TEST(SolutionPoints, RaiffaGrantsThreePartiesAThird) {
    const auto found = solve(with_points({{90, 0, 0}, {0, 90, 0}, {0, 0, 90}, {60, 31, 31}, {32, 33, 32}}));
    EXPECT_EQ(found.at("raiffa"), (Point{60, 31, 31}));
    EXPECT_EQ(found.at("egalitarian"), (Point{32, 33, 32}));
}

// Leximin, not maximin: with three parties equal in the least share, the second least decides.
TEST(SolutionPoints, KalaiSmorodinskyIsLeximin) {
    const auto found =
        solve(with_points({{10, 0, 0}, {0, 10, 0}, {0, 0, 10}, {5, 5, 6}, {5, 8, 5}, {6, 5, 5}}));
    EXPECT_EQ(found.at("kalai_smorodinsky"), (Point{5, 8, 5}));  // sorted shares (.5 .5 .8) beat (.5 .5 .6)
    EXPECT_EQ(found.at("egalitarian"), (Point{5, 8, 5}));
}

// No deal at (0.5, 0.5) and nothing above it for both: strict has no Nash point, GENIUS multiplies two
// negatives, NegoLog ignores the reservation values.
TEST(SolutionPoints, DefinitionsDifferWhereTheZoneIsEmpty) {
    const NumericScenario scenario =
        with_points({{1, q("0.2")}, {q("0.299"), q("0.299")}, {q("0.16"), 1}}, {q("0.5"), q("0.5")});
    EXPECT_TRUE(solve(scenario).at("nash").empty());
    const auto genius = solve(scenario, Definitions::genius).at("nash");
    ASSERT_EQ(genius.size(), 2u);
    EXPECT_EQ(genius[0].to_double(), 0.299);                               // (-0.201)^2 = 0.0404 > 0.5 * -0.3
    EXPECT_TRUE(solve(scenario, Definitions::negmas).at("nash").empty());  // no rational outcome, no points
    EXPECT_EQ(solve(scenario, Definitions::geniusweb).at("nash"), (Point{1, q("0.2")}));
    EXPECT_EQ(solve(scenario, Definitions::negolog).at("nash")[0].to_double(), 1.0);  // 0.2 > 0.16 > 0.0894
}

// GENIUS's point of least asymmetry is not the Kalai-Smorodinsky point: ideal (1, 0.6).
TEST(SolutionPoints, DefinitionsDifferOnKalaiSmorodinsky) {
    const NumericScenario scenario =
        with_points({{1, 0}, {q("0.6"), q("0.45")}, {q("0.5"), q("0.5")}, {0, q("0.6")}});
    EXPECT_EQ(solve(scenario).at("kalai_smorodinsky"), (Point{q("0.6"), q("0.45")}));
    EXPECT_EQ(solve(scenario, Definitions::genius).at("kalai_smorodinsky")[0].to_double(), 0.5);
    EXPECT_EQ(solve(scenario, Definitions::geniusweb).at("kalai_smorodinsky"), (Point{q("0.5"), q("0.5")}));
    EXPECT_EQ(solve(scenario, Definitions::negolog).at("kalai_smorodinsky")[0].to_double(), 0.6);  // sum 1.05
    EXPECT_EQ(solve(scenario, Definitions::negmas).at("kalai_smorodinsky")[0].to_double(),
              0.6);  // shares .6 and .75
}

// Every strict point against its definition, over all outcomes.
TEST(SolutionPoints, MeetTheirDefinitionsOverAllOutcomes) {
    Random random(41);
    for (int round = 0; round < 100; ++round) {
        NumericScenario scenario = test::random_additive(random, 2 + round % 3, {3, 4, 3}, 12);
        for (Profile& profile : scenario.profiles)
            profile.reservation = Rational(test::draw(random, 0, 12), 20);
        std::vector<Point> zone;
        for (const Outcome& outcome : test::all_outcomes(scenario.domain)) {
            const Point u = test::utilities_of(scenario, outcome);
            bool inside = true;
            for (std::size_t p = 0; p < u.size(); ++p)
                inside = inside && u[p] >= *scenario.profiles[p].reservation;
            if (inside) zone.push_back(u);
        }
        const auto found = solve(scenario);
        if (zone.empty()) {
            for (const char* name :
                 {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "raiffa", "equal_loss"})
                EXPECT_TRUE(found.at(name).empty()) << name;
            continue;
        }
        Point ideal = zone.front();
        for (const Point& u : zone)
            for (std::size_t p = 0; p < u.size(); ++p) ideal[p] = std::max(ideal[p], u[p]);
        const auto gains = [&](const Point& u) {
            Point result;
            for (std::size_t p = 0; p < u.size(); ++p)
                result.push_back(u[p] - *scenario.profiles[p].reservation);
            return result;
        };
        const auto ordered = [](Point values) {
            std::sort(values.begin(), values.end());
            return values;
        };
        const auto shares = [&](const Point& u) {
            Point result;
            const Point g = gains(u), most = gains(ideal);
            for (std::size_t p = 0; p < u.size(); ++p)
                if (!most[p].is_zero()) result.push_back(g[p] / most[p]);
            return ordered(result);
        };
        const auto product = [&](const Point& u) {
            Rational result = 1;
            for (const Rational& gain : gains(u)) result *= gain;
            return result;
        };
        const auto total = [](const Point& u) {
            Rational result;
            for (const Rational& one : u) result += one;
            return result;
        };
        const auto losses = [&](const Point& u) {
            Point result;
            for (std::size_t p = 0; p < u.size(); ++p) result.push_back(u[p] - ideal[p]);
            return ordered(result);
        };
        for (const Point& u : zone) {
            EXPECT_GE(product(found.at("nash")), product(u));
            EXPECT_GE(total(found.at("utilitarian")), total(u));
            EXPECT_GE(ordered(gains(found.at("egalitarian"))), ordered(gains(u)));
            EXPECT_GE(shares(found.at("kalai_smorodinsky")), shares(u));
            EXPECT_GE(losses(found.at("equal_loss")), losses(u));
        }
    }
}

TEST(Measures, AreExactOnAWorkedCase) {
    // (1, .2) (.6, .6) (.2, 1) (.1, .1): nearest to (1,1) is (.6,.6): sqrt(.32).
    const NumericScenario scenario = with_points(
        {{1, q("0.2")}, {q("0.6"), q("0.6")}, {q("0.2"), 1}, {q("0.1"), q("0.1")}}, {q("0.2"), q("0.3")});
    const auto landscape = find_landscape(scenario, {});
    ASSERT_TRUE(landscape);
    const Measures& measures = landscape->measures;
    EXPECT_EQ(measures.outcomes, Rational(4));
    EXPECT_EQ(measures.rational_outcomes, Rational(2));  // (.6,.6) and (.2,1)
    EXPECT_EQ(measures.rational_share, Rational(1, 2));
    EXPECT_EQ(measures.opposition_squared, q("0.32"));
    EXPECT_EQ(measures.balance, Rational(0));
    EXPECT_EQ(measures.best, (Point{1, 1}));
    EXPECT_EQ(measures.worst, (Point{q("0.1"), q("0.1")}));
    LandscapeRequest negmas;
    negmas.definitions = Definitions::negmas;
    EXPECT_EQ(find_landscape(scenario, negmas)->measures.rational_outcomes, Rational(1));  // strictly above
}

// Weights .1, .3, .6 and every issue 1 or 5 over 5, reservation .2: the worst outcome is worth .2 exactly,
// and in doubles what the sum of doubles is. Each family counts what it computes.
TEST(Measures, EachFamilyCountsInItsOwnArithmetic) {
    NumericScenario scenario;
    scenario.domain = test::domain_of({2, 2, 2});
    for (const char* name : {"a", "b"}) {
        Profile profile = test::additive(name, {{q("0.2"), 1}, {q("0.2"), 1}, {q("0.2"), 1}});
        auto& issues = std::get<AdditiveUtility>(profile.utility).issues;
        issues[0].weight = q("0.1");
        issues[1].weight = q("0.3");
        issues[2].weight = q("0.6");
        profile.reservation = q("0.2");
        scenario.profiles.push_back(profile);
    }
    const double worst = format_utility(scenario.profiles[0], scenario.domain, {{0, 0, 0}});
    EXPECT_EQ(find_landscape(scenario, {})->measures.rational_outcomes, Rational(8));
    for (const Definitions family : {Definitions::genius, Definitions::negolog, Definitions::negmas}) {
        LandscapeRequest request;
        request.definitions = family;
        const bool counts = family == Definitions::negmas ? worst > 0.2 : worst >= 0.2;
        EXPECT_EQ(find_landscape(scenario, request)->measures.rational_outcomes, Rational(counts ? 8 : 7));
    }
}

// Above the size at which outcomes are valued one by one: exact counts bracket the count in doubles.
TEST(Measures, CountsInDoublesOfLargeSpacesAreThoseOfTheListing) {
    Random random(47);
    for (int round = 0; round < 4; ++round) {
        NumericScenario scenario = test::random_additive(random, 2, {10, 10, 10, 8, 5}, 1000);
        for (Profile& profile : scenario.profiles)
            profile.reservation = Rational(test::draw(random, 10, 60), 50);
        LandscapeRequest request;
        request.definitions = round % 2 ? Definitions::negmas : Definitions::genius;
        std::int64_t count = 0;
        for (const Outcome& outcome : test::all_outcomes(scenario.domain)) {
            bool all = true;
            for (const Profile& profile : scenario.profiles) {
                const double u = format_utility(profile, scenario.domain, outcome);
                const double r = profile.reservation->to_double();
                all = all && (round % 2 ? u > r : u >= r);
            }
            count += all ? 1 : 0;
        }
        EXPECT_EQ(find_landscape(scenario, request)->measures.rational_outcomes, Rational(count));
    }
}

// Numbers too fine for a common denominator: small spaces are valued one by one, and nothing is missing.
TEST(Measures, NothingIsMissingWhereListingIsCheap) {
    Random random(48);
    NumericScenario scenario = test::random_additive(random, 2, {4, 4, 6, 6}, 20);
    auto& additive = std::get<AdditiveUtility>(scenario.profiles[0].utility);
    for (std::size_t issue = 0; issue < additive.issues.size(); ++issue)
        additive.issues[issue].weight += Rational(1, 1'000'000'007 + static_cast<std::int64_t>(issue) * 1000);
    scenario.profiles[0].ceiling = Rational(1, 2);
    scenario.profiles[0].reservation = Rational(1, 3);
    const auto landscape = find_landscape(scenario, {});
    ASSERT_TRUE(landscape);
    EXPECT_TRUE(landscape->measures.missing.empty());
    Rational sum;
    for (const Outcome& outcome : test::all_outcomes(scenario.domain))
        sum += utility(scenario.profiles[0], scenario.domain, outcome);
    EXPECT_EQ(landscape->measures.means[0], sum / Rational(576));
}

TEST(Measures, MeansOfCeilingsAndRectanglesAreThoseOfTheListedSpace) {
    Random random(42);
    for (int round = 0; round < 30; ++round) {
        NumericScenario scenario = test::random_additive(random, 2, {3, 4, 3}, 20);
        if (round % 2) scenario.profiles[0].ceiling = Rational(3, 2);
        Rational sum, worst, best;
        bool first = true;
        for (const Outcome& outcome : test::all_outcomes(scenario.domain)) {
            const Rational u = test::utilities_of(scenario, outcome)[0];
            sum += u;
            worst = first ? u : std::min(worst, u);
            best = first ? u : std::max(best, u);
            first = false;
        }
        const auto landscape = find_landscape(scenario, {});
        ASSERT_TRUE(landscape);
        EXPECT_EQ(landscape->measures.means[0], sum / Rational(36));
        EXPECT_EQ(landscape->measures.worst[0], worst);
        EXPECT_EQ(landscape->measures.best[0], best);
    }
}

TEST(Landscape, DocumentHasTheAgreedKeys) {
    const NumericScenario scenario =
        with_points({{1, q("0.2")}, {q("0.6"), Rational(1, 3)}}, {q("0.2"), q("0.1")});
    const auto landscape = find_landscape(scenario, {});
    ASSERT_TRUE(landscape);
    const Document document = to_document(*landscape, FrontierDetail::full);
    ASSERT_TRUE(document.find("outcomes"));
    EXPECT_EQ(*document.find("outcomes")->text(), "2");
    EXPECT_EQ(document.find("parties")->elements()->size(), 2u);
    const Document::Array& frontier = *document.find("frontier")->elements();
    ASSERT_EQ(frontier.size(), 2u);
    EXPECT_EQ(*frontier[0].find("outcome")->find("issue0")->text(), "v0");
    EXPECT_EQ(frontier[0].find("utilities")->elements()->at(0).number_text()->text, "1");
    EXPECT_EQ(*frontier[1].find("exact")->elements()->at(1).text(), "1/3");
    for (const char* name : {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "raiffa"}) {
        ASSERT_TRUE(document.find("points")->find(name)) << name;
        EXPECT_TRUE(document.find("points")->find(name)->find("utilities"));
        EXPECT_TRUE(document.find("points")->find(name)->find("outcome"));
    }
    EXPECT_TRUE(document.find("measures")->find("opposition"));
    EXPECT_EQ(*document.find("measures")->find("rational_outcomes")->text(), "2");
    EXPECT_FALSE(to_document(*landscape, FrontierDetail::none).find("frontier"));
}

TEST(Landscape, NamesThePartyThatIsNotThere) {
    LandscapeRequest request;
    request.parties = {"party0", "parti1"};
    const auto landscape = find_landscape(with_points({{1, 0}}), request);
    ASSERT_FALSE(landscape);
    EXPECT_NE(to_string(landscape.errors().front()).find("party1"), std::string::npos);
}

}  // namespace
}  // namespace detente::numbers
