// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/opening.h"

#include <gtest/gtest.h>

#include "detente/deals/numbers/improvement.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/deals/numbers/sensitivity.h"
#include "tests/numbers/numbers.h"

namespace detente::numbers {
namespace {

using test::Random;
using Point = std::vector<Rational>;

struct Case {
    NumericScenario scenario;
    std::vector<Point> all;  // utilities of every outcome
    Landscape landscape;

    Rational reservation(std::size_t p) const { return *scenario.profiles[p].reservation; }
};

Case random_case(Random& random, int parties, int reservation) {
    NumericScenario scenario = test::random_additive(random, parties, {3, 4, 3}, 20);
    for (Profile& profile : scenario.profiles)
        profile.reservation = Rational(test::draw(random, 0, reservation), 20);
    std::vector<Point> all;
    for (const Outcome& outcome : test::all_outcomes(scenario.domain))
        all.push_back(test::utilities_of(scenario, outcome));
    Landscape landscape = *find_landscape(scenario, {});
    return Case{std::move(scenario), std::move(all), std::move(landscape)};
}

Rational positive(const Rational& value) {
    return value.sign() > 0 ? value : Rational(0);
}

TEST(Opening, SidePaymentIsSmallestOverAllOutcomes) {
    Random random(51);
    for (int round = 0; round < 80; ++round) {
        const int parties = 2 + round % 2;
        const Case one = random_case(random, parties, 90);
        std::vector<Rational> rates;
        for (int p = 0; p < parties; ++p) rates.push_back(Rational(test::draw(random, 1, 3), 2));
        std::optional<Rational> expected;
        for (const Point& u : one.all) {
            Rational missing, paid;
            for (std::size_t p = 0; p < u.size(); ++p) {
                missing += (one.reservation(p) - u[p]) / rates[p];
                paid += positive((one.reservation(p) - u[p]) / rates[p]);
            }
            if (missing.sign() <= 0 && (!expected || paid < *expected)) expected = paid;
        }
        const auto found = smallest_side_payment(one.landscape.frontier, one.landscape.stakes, rates);
        ASSERT_EQ(found.has_value(), expected.has_value());
        if (!found) continue;
        EXPECT_EQ(found->paid, *expected);
        Rational balance;
        for (std::size_t p = 0; p < rates.size(); ++p) {
            balance += found->receives[p];
            EXPECT_GE(one.landscape.frontier.utility(found->point, p) + rates[p] * found->receives[p],
                      one.reservation(p));
        }
        EXPECT_EQ(balance, Rational(0));
    }
}

TEST(Opening, ReservationChangeIsSmallestOverAllOutcomes) {
    Random random(52);
    for (int round = 0; round < 80; ++round) {
        const Case one = random_case(random, 2 + round % 2, 90);
        std::optional<Rational> sum, largest;
        std::vector<std::optional<Rational>> alone(one.scenario.profiles.size());
        for (const Point& u : one.all) {
            Rational total, most;
            int short_of = 0;
            std::size_t who = 0;
            for (std::size_t p = 0; p < u.size(); ++p) {
                const Rational missing = positive(one.reservation(p) - u[p]);
                total += missing;
                most = std::max(most, missing);
                if (missing.sign() > 0) {
                    ++short_of;
                    who = p;
                }
            }
            if (!sum || total < *sum) sum = total;
            if (!largest || most < *largest) largest = most;
            for (std::size_t p = 0; p < u.size(); ++p)
                if (short_of == 0 || (short_of == 1 && who == p))
                    if (!alone[p] || total < *alone[p]) alone[p] = total;
        }
        EXPECT_EQ(smallest_reservation_change(one.landscape.frontier, one.landscape.stakes, Norm::sum)->size,
                  *sum);
        EXPECT_EQ(
            smallest_reservation_change(one.landscape.frontier, one.landscape.stakes, Norm::largest)->size,
            *largest);
        for (std::size_t p = 0; p < alone.size(); ++p) {
            const auto found =
                smallest_reservation_change_of(one.landscape.frontier, one.landscape.stakes, p);
            ASSERT_EQ(found.has_value(), alone[p].has_value());
            if (found) {
                EXPECT_EQ(found->size, *alone[p]);
            }
        }
    }
}

Rational change_size(const Point& a, const Point& b, Norm norm) {
    Rational size;
    for (std::size_t i = 0; i < a.size(); ++i)
        size = norm == Norm::sum ? size + abs(a[i] - b[i]) : std::max(size, abs(a[i] - b[i]));
    return size;
}

// Against every set of weights on a grid: none that reaches the target is nearer; and the one found does
// reach it.
TEST(Opening, ReweightingIsNearestOnAGrid) {
    Random random(53);
    for (int round = 0; round < 120; ++round) {
        const auto issues = static_cast<std::size_t>(test::draw(random, 2, 4));
        constexpr int grid = 12;
        std::vector<int> units(issues, 0);
        for (int unit = 0; unit < grid; ++unit)
            ++units[static_cast<std::size_t>(test::draw(random, 0, static_cast<int>(issues) - 1))];
        Point weights, values;
        for (std::size_t i = 0; i < issues; ++i) {
            weights.push_back(Rational(units[i], grid));
            values.push_back(Rational(test::draw(random, 0, 10), 10));
        }
        const Rational target(test::draw(random, 0, 40), 40);
        const auto worth = [&](const Point& w) {
            Rational sum;
            for (std::size_t i = 0; i < issues; ++i) sum += w[i] * values[i];
            return sum;
        };
        for (const Norm norm : {Norm::sum, Norm::largest}) {
            std::optional<Rational> nearest;
            std::vector<int> split(issues, 0);
            const std::function<void(std::size_t, int)> walk = [&](std::size_t i, int left) {
                if (i + 1 == issues) {
                    split[i] = left;
                    Point w;
                    for (const int one : split) w.push_back(Rational(one, grid));
                    if (worth(w) >= target && (!nearest || change_size(w, weights, norm) < *nearest))
                        nearest = change_size(w, weights, norm);
                    return;
                }
                for (split[i] = 0; split[i] <= left; ++split[i]) walk(i + 1, left - split[i]);
            };
            walk(0, grid);
            const auto found = reweighted(weights, values, target, norm);
            if (nearest) {
                ASSERT_TRUE(found);
            }
            if (!found) continue;
            Rational sum;
            for (const Rational& w : *found) {
                EXPECT_GE(w, Rational(0));
                sum += w;
            }
            EXPECT_EQ(sum, Rational(1));
            EXPECT_GE(worth(*found), target);
            // No more is moved than needed.
            if (worth(weights) < target) {
                EXPECT_EQ(worth(*found), target);
            }
            if (nearest) {
                EXPECT_LE(change_size(*found, weights, norm), *nearest);
                // A grid of twelfths cannot be much farther away than the nearest of all.
                EXPECT_GE(change_size(*found, weights, norm) + Rational(static_cast<int>(issues), grid),
                          *nearest);
            }
        }
    }
}

TEST(Opening, WeightsThatOpenTheZone) {
    // Two issues. The first party has weights 3/4, 1/4; its reservation value 0.8 can be reached only with
    // the first issue at v1, which gives the second party 0.1 < 0.3. With v0, v1: 0.2 w1 + 1 w2 >= 0.8, so w2
    // >= 3/4: half of the weight moves.
    NumericScenario scenario;
    scenario.domain = test::domain_of({2, 2});
    scenario.profiles.push_back(test::additive("a", {{Rational(1, 5), 1}, {0, 1}}));
    auto& issues = std::get<AdditiveUtility>(scenario.profiles[0].utility).issues;
    issues[0].weight = Rational(3, 4);
    issues[1].weight = Rational(1, 4);
    scenario.profiles[0].reservation = Rational(4, 5);
    scenario.profiles.push_back(
        test::additive("b", {{Rational(1, 2), 0}, {Rational(1, 5), Rational(1, 10)}}));
    scenario.profiles[1].reservation = Rational(3, 10);
    const Landscape landscape = *find_landscape(scenario, {});
    EXPECT_FALSE(landscape.points.front().point);  // the zone is empty
    const auto change =
        smallest_weight_change(scenario, {0, 1}, 0, landscape.frontier, landscape.stakes, Norm::sum);
    ASSERT_TRUE(change);
    ASSERT_TRUE(*change);
    EXPECT_EQ((*change)->size, Rational(1));
    EXPECT_EQ((*change)->weights, (Point{Rational(1, 4), Rational(3, 4)}));
    EXPECT_EQ((*change)->outcome.values, (std::vector<int>{0, 1}));
    EXPECT_TRUE((*change)->proven);
}

TEST(Improvement, IsFoundWhereOneExistsAndRefusedWhereNone) {
    Random random(54);
    for (int round = 0; round < 60; ++round) {
        const Case one = random_case(random, 2 + round % 2, 0);
        for (std::size_t k = 0; k < one.all.size(); k += 5) {
            const Point& deal = one.all[k];
            const bool exists = std::any_of(one.all.begin(), one.all.end(),
                                            [&](const Point& u) { return test::dominates(u, deal); });
            const Improvement found = improve(one.landscape.frontier, deal);
            ASSERT_EQ(found.point.has_value(), exists);
            EXPECT_TRUE(found.certified);
            if (!exists) continue;
            Point better;
            for (std::size_t p = 0; p < deal.size(); ++p)
                better.push_back(one.landscape.frontier.utility(*found.point, p));
            EXPECT_TRUE(test::dominates(better, deal));
            for (std::size_t p = 0; p < deal.size(); ++p) {
                Rational most = deal[p];
                for (const Point& u : one.all)
                    if (test::dominates(u, deal)) most = std::max(most, u[p]);
                EXPECT_EQ(one.landscape.frontier.utility(found.best_for[p], p), most);
            }
        }
    }
}

// At many values between the breakpoints the point found afresh has the piece's utilities.
TEST(Sensitivity, ReservationBreakpointsAgreeWithSolvingAfresh) {
    Random random(55);
    for (int round = 0; round < 40; ++round) {
        const Case one = random_case(random, 2, 10);
        const Frontier& frontier = one.landscape.frontier;
        for (const SolutionRule rule :
             {SolutionRule::nash, SolutionRule::egalitarian, SolutionRule::utilitarian})
            for (std::size_t party = 0; party < 2; ++party) {
                const auto pieces = reservation_breakpoints(frontier, one.landscape.stakes, party, rule,
                                                            Rational(-1), Rational(5));
                ASSERT_FALSE(pieces.empty());
                for (std::size_t k = 0; k + 1 < pieces.size(); ++k)
                    EXPECT_NE(pieces[k].point, pieces[k + 1].point);
                for (int sample = 0; sample < 40; ++sample) {
                    const Rational r(test::draw(random, -99'991, 499'979), 100'003);
                    std::size_t k = 0;
                    while (k + 1 < pieces.size() && pieces[k + 1].from <= r) ++k;
                    std::vector<std::optional<Rational>> reservation{one.landscape.stakes.threat[0],
                                                                     one.landscape.stakes.threat[1]};
                    reservation[party] = r;
                    const Stakes stakes = stakes_of(frontier, reservation);
                    const auto afresh = rule == SolutionRule::nash ? nash_point(frontier, stakes)
                                        : rule == SolutionRule::egalitarian
                                            ? egalitarian_point(frontier, stakes)
                                            : utilitarian_point(frontier, stakes);
                    EXPECT_EQ(pieces[k].point, afresh) << r.to_string();
                }
            }
    }
}

TEST(Sensitivity, WeightBreakpointsAgreeWithSolvingAfresh) {
    Random random(56);
    for (int round = 0; round < 40; ++round) {
        NumericScenario scenario = test::random_additive(random, 2, {5, 3}, 20);
        const auto pieces = weight_breakpoints(scenario, {0, 1}, 0, 0, Rational(4));
        ASSERT_TRUE(pieces);
        for (int sample = 0; sample < 30; ++sample) {
            const Rational weight(test::draw(random, 0, 400'000), 100'003);
            std::size_t k = 0;
            while (k + 1 < pieces->size() && (*pieces)[k + 1].from <= weight) ++k;
            const auto worth = [&](int value) {
                const auto v = static_cast<std::size_t>(value);
                return weight * std::get<AdditiveUtility>(scenario.profiles[0].utility).issues[0].values[v] +
                       std::get<AdditiveUtility>(scenario.profiles[1].utility).issues[0].values[v];
            };
            for (int value = 0; value < 5; ++value) EXPECT_GE(worth((*pieces)[k].value), worth(value));
        }
    }
}

TEST(Sensitivity, DrawnWeightsAreReproducibleAndStayWhereNothingIsDrawn) {
    Random random(57);
    const NumericScenario scenario = test::random_additive(random, 2, {4, 4, 4}, 30);
    StabilityRequest request;
    request.draws = 40;
    const auto once = weight_stability(scenario, {0, 1}, request),
               again = weight_stability(scenario, {0, 1}, request);
    ASSERT_TRUE(once);
    for (std::size_t k = 0; k < once->size(); ++k)
        EXPECT_EQ((*once)[k].same_outcome, (*again)[k].same_outcome);
    request.spread = 0;
    const auto still = weight_stability(scenario, {0, 1}, request);
    ASSERT_TRUE(still);
    for (const PointStability& one : *still) EXPECT_EQ(one.same_outcome, 40);
}

}  // namespace
}  // namespace detente::numbers
