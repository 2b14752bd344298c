// SPDX-License-Identifier: Apache-2.0
// The best plan against all plans, reservation values learned from curves that are known, and the accuracy of
// models against counting every pair.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "detente/talks/best_plan.h"
#include "detente/talks/internal/reservation_fit.h"
#include "detente/talks/model_accuracy.h"
#include "tests/talks/tables.h"

namespace detente::talks {
namespace {

// The best over all ordered lists without repetition.
double best_of_all(std::vector<std::size_t>& list, std::vector<bool>& used,
                   const std::vector<double>& utility, const std::vector<double>& chance, std::size_t left,
                   double reservation) {
    double best = expected_utility(list, utility, chance, reservation);
    if (left == 0) return best;
    for (std::size_t k = 0; k < utility.size(); ++k) {
        if (used[k]) continue;
        used[k] = true;
        list.push_back(k);
        best = std::max(best, best_of_all(list, used, utility, chance, left - 1, reservation));
        list.pop_back();
        used[k] = false;
    }
    return best;
}

TEST(BestPlan, IsTheBestOfAllListsInAnyOrder) {
    std::mt19937 draw(7);
    const auto uniform = [&] { return static_cast<double>(draw()) / 4294967296.0; };
    for (int round = 0; round < 300; ++round) {
        const std::size_t n = 1 + draw() % 6, length = 1 + draw() % 5;
        std::vector<double> utility, chance;
        for (std::size_t k = 0; k < n; ++k) {
            utility.push_back(draw() % 3 == 0 ? 0.5 : uniform());
            chance.push_back(draw() % 5 == 0 ? static_cast<double>(draw() % 2) : uniform());
        }
        const double reservation = uniform() * 0.8;
        const BestPlan plan = best_plan(utility, chance, length, reservation, true);
        EXPECT_LE(plan.offers.size(), length);
        EXPECT_NEAR(expected_utility(plan.offers, utility, chance, reservation), plan.expected, 1e-12);
        std::vector<std::size_t> list;
        std::vector<bool> used(n, false);
        EXPECT_NEAR(best_of_all(list, used, utility, chance, std::min(length, n), reservation), plan.expected,
                    1e-12);
        EXPECT_TRUE(proves_best(plan, utility, chance, length, reservation));
        BestPlan worse = plan;  // what claims less than there is proves nothing
        worse.worth[0][std::min(length, n)] -= 0.01;
        worse.expected -= 0.01;
        EXPECT_FALSE(proves_best(worse, utility, chance, length, reservation));
        BestPlan more = plan;  // nor does what its offers do not come to
        more.worth[0][std::min(length, n)] += 0.01;
        more.expected += 0.01;
        EXPECT_FALSE(proves_best(more, utility, chance, length, reservation));
        // The certificate by itself: each worth is one of its two ways, and no less than either.
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t t = 1; t < plan.worth[i].size(); ++t) {
                const double offered = utility[plan.order[i]] * chance[plan.order[i]] +
                                       (1 - chance[plan.order[i]]) * plan.worth[i + 1][t - 1];
                EXPECT_EQ(plan.worth[i][t], std::max(offered, plan.worth[i + 1][t]));
            }
    }
}

TEST(BestPlan, AgainstAUniformAcceptorIsTheKnownRecursion) {
    // Offers of every utility in [0, 1], accepted with chance 1 - u: with one offer left it asks 1/2, with
    // two (1 + 1/4) / 2 first (v_n = ((1 + v_(n-1)) / 2)^2).
    std::vector<double> utility, chance;
    for (int k = 0; k <= 4000; ++k) {
        utility.push_back(k / 4000.0);
        chance.push_back(1 - k / 4000.0);
    }
    double worth = 0;
    for (std::size_t length = 1; length <= 5; ++length) {
        const double asked = (1 + worth) / 2;
        worth = asked * asked;
        const BestPlan plan = best_plan(utility, chance, length, 0);
        EXPECT_NEAR(plan.expected, worth, 1e-6);
        EXPECT_NEAR(utility[plan.offers.front()], asked, 1e-3);
    }
}

TEST(ReservationFit, FindsTheCurveThatMadeTheOffers) {
    for (const double e : {0.2, 0.7, 1.0, 3.0, 9.0})
        for (const double r : {0.0, 0.3, 0.55}) {
            std::vector<double> times, utilities;
            for (int k = 0; k < 60; ++k) {
                times.push_back(k / 80.0);
                utilities.push_back(0.95 - (0.95 - r) * std::pow(times.back(), e));
            }
            const auto fit = fit_reservation(times, utilities);
            ASSERT_TRUE(fit);
            EXPECT_NEAR(fit->reservation, r, 0.01) << "e = " << e;
            EXPECT_NEAR(fit->start, 0.95, 0.01);
            EXPECT_LT(fit->error, 1e-4);
        }
    EXPECT_FALSE(fit_reservation({0.1, 0.1, 0.2}, {1, 1, 1}));
}

class Fixed final : public OpponentModel {
  public:
    explicit Fixed(std::vector<double> values) : values_(std::move(values)) {}
    void heard(const Table&, Bid) override {}
    double utility(const Table&, Bid bid) const override { return values_[bid]; }

  private:
    std::vector<double> values_;
};

TEST(ModelAccuracy, IsWhatCountingEveryPairGives) {
    std::mt19937 draw(5);
    for (int round = 0; round < 200; ++round) {
        const int n = 2 + static_cast<int>(draw() % 12);
        std::vector<double> own, truth, believed;
        for (int k = 0; k < n; ++k) {
            own.push_back(static_cast<double>(draw() % 7));
            truth.push_back(static_cast<double>(draw() % 5));
            believed.push_back(static_cast<double>(draw() % 5));
        }
        TestTable table({n}, {own, truth}, {0, 0});
        std::vector<Seat> seats = table.seats({"tough", "tough"}, Rules::strict);
        Table view;
        view.own = &seats[0].own;
        const ModelAccuracy accuracy = model_accuracy(Fixed(believed), view, table.indexes[1]);
        double concordant = 0, discordant = 0, ties_a = 0, ties_b = 0, pairs = 0;
        for (int i = 0; i < n; ++i)
            for (int j = i + 1; j < n; ++j) {
                ++pairs;
                const double a =
                    believed[static_cast<std::size_t>(i)] - believed[static_cast<std::size_t>(j)];
                const double b = truth[static_cast<std::size_t>(i)] - truth[static_cast<std::size_t>(j)];
                if (a == 0) ++ties_a;
                if (b == 0) ++ties_b;
                if (a * b > 0) ++concordant;
                if (a * b < 0) ++discordant;
            }
        const double scale = std::sqrt((pairs - ties_a) * (pairs - ties_b));
        if (scale == 0) {
            EXPECT_FALSE(accuracy.kendall);
        } else {
            ASSERT_TRUE(accuracy.kendall);
            EXPECT_NEAR(*accuracy.kendall, (concordant - discordant) / scale, 1e-12);
        }
    }
}

TEST(ModelAccuracy, APerfectModelMissesNothingAndAnOppositeOneOrdersAZeroSumRight) {
    TestTable table = TestTable::random({4, 5, 3}, 2, 9, 0.1);
    std::vector<double> values;
    for (Bid bid = 0; bid < table.outcomes.size(); ++bid) values.push_back(table.indexes[1].utility(bid));
    std::vector<Seat> seats = table.seats({"tough", "tough"}, Rules::strict);
    Table view;
    view.own = &seats[0].own;
    const ModelAccuracy accuracy = model_accuracy(Fixed(values), view, table.indexes[1]);
    EXPECT_NEAR(*accuracy.pearson, 1, 1e-12);
    EXPECT_NEAR(*accuracy.kendall, 1, 1e-12);
    EXPECT_NEAR(accuracy.mean_error, 0, 1e-12);
    EXPECT_NEAR(accuracy.frontier_distance, 0, 1e-12);
}

// Every model that counts must do better than knowing nothing on a side that gives way from its best.
TEST(Models, LearnAnAdditiveSideThatConcedes) {
    for (const std::string name :
         {"frequency", "frequency_share", "frequency_classic", "frequency_geniusweb", "bayesian"}) {
        double sum = 0;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            TestTable table = TestTable::random({5, 5, 5, 5}, 2, seed, 0.1);
            std::vector<Seat> seats =
                table.seats({"boulware model=" + name, "linear choice=any"}, Rules::strict);
            SessionSettings settings;
            settings.rounds = 200;
            std::vector<Offer> offers;
            alternating_offers(seats, settings, offers);
            Table view;
            view.own = &seats[0].own;
            sum += model_accuracy(*seats[0].strategy->model(), view, table.indexes[1]).pearson.value_or(0);
        }
        EXPECT_GT(sum / 12, 0.4) << name;
    }
}

}  // namespace
}  // namespace detente::talks
