// SPDX-License-Identifier: Apache-2.0
// Opponent models against values worked out by hand from the formulas that their entries state.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/talks/tables.h"

namespace detente::talks {
namespace {

// Two issues of 2 and 3 values; a bid is 3 times the first value and the second. Nobody's own values matter here.
struct Learning {
    OutcomeTable outcomes{{2, 3}};
    ProfileIndex index{std::vector<double>{0, 1, 2, 3, 4, 5}, 0};
    OwnValues own{index, outcomes};
    Table table;
    std::unique_ptr<OpponentModel> model;

    explicit Learning(std::string_view name, Parameters parameters = {}) {
        const CatalogEntry* entry = find_entry(PartKind::model, name, Rules::strict);
        for (const ParameterKind& kind : entry->parameters) parameters.try_emplace(kind.name, kind.standard);
        model = entry->make_model(parameters);
        table.own = &own;
        model->begin(table);
    }
    void hears(double time, int first, int second) {
        table.time = time;
        model->heard(table, bid(first, second));
    }
    double worth(int first, int second) const { return model->utility(table, bid(first, second)); }
    static Bid bid(int first, int second) { return static_cast<Bid>(3 * first + second); }
};

// van Krimpen, Looije, Hajizadeh 2013, gain .2: an issue left alone gains .1, and the sum stays 1.
TEST(FrequencyModel, AnIssueLeftAloneGainsWeight) {
    Learning learning("frequency", {{"gain", 0.2}});
    learning.hears(0, 0, 0);
    learning.hears(0.1, 0, 1);  // .6 / 1.1 and .5 / 1.1
    learning.hears(0.2, 1, 1);  // (6/11) / 1.1 and (5/11 + .1) / 1.1
    const double first = 6.0 / 12.1, second = 6.1 / 12.1;
    EXPECT_NEAR(learning.worth(0, 2), first + second / 3, 1e-12);  // counts 3, 2 and 2, 3, 1
    EXPECT_NEAR(learning.worth(1, 1), first * 2 / 3 + second, 1e-12);
    EXPECT_NEAR(learning.worth(1, 0), (first + second) * 2 / 3, 1e-12);
}

TEST(FrequencyShareModel, IsTheMeanShareOfTheOffers) {
    Learning learning("frequency_share");
    EXPECT_EQ(learning.worth(0, 0), 0);
    learning.hears(0, 0, 0);
    learning.hears(0.1, 0, 1);
    learning.hears(0.2, 1, 1);
    EXPECT_NEAR(learning.worth(0, 1), 2.0 / 3, 1e-12);
    EXPECT_NEAR(learning.worth(1, 0), 1.0 / 3, 1e-12);
    EXPECT_NEAR(learning.worth(1, 2), 1.0 / 6, 1e-12);
}

TEST(FrequencyGeniuswebModel, RoundsToFourDecimals) {
    Learning learning("frequency_geniusweb");
    EXPECT_EQ(learning.worth(0, 0), 1);  // before the first offer
    learning.hears(0, 0, 0);
    learning.hears(0.1, 0, 1);
    learning.hears(0.2, 1, 1);
    EXPECT_DOUBLE_EQ(learning.worth(0, 1), 0.6667);
    EXPECT_DOUBLE_EQ(learning.worth(1, 0), 0.3333);
}

// NegoLog: w += .1 (1 - t) where unchanged, then normalised.
TEST(FrequencyClassicModel, GainsLessTheLaterItIs) {
    Learning learning("frequency_classic");
    learning.hears(0, 0, 0);
    learning.hears(0.5, 0, 1);  // .55 / 1.05 and .5 / 1.05
    learning.hears(0.5, 1, 1);  // (.55 / 1.05) / 1.05 and (.5 / 1.05 + .05) / 1.05
    const double first = 0.55 / 1.1025, second = 0.5525 / 1.1025;
    EXPECT_NEAR(learning.worth(0, 2), first + second / 3, 1e-12);
    EXPECT_NEAR(learning.worth(1, 1), first * 2 / 3 + second, 1e-12);
}

// Hindriks and Tykhonov 2008, on an issue that alone counts: the two shapes foresee 1 and 0 where 1 is expected.
TEST(BayesianModel, WeighsTheShapesByTheLikelihoodOfTheOffer) {
    OutcomeTable outcomes{{2}};
    ProfileIndex index{std::vector<double>{0, 1}, 0};
    OwnValues own{index, outcomes};
    Table table;
    table.own = &own;
    const std::unique_ptr<OpponentModel> model =
        find_entry(PartKind::model, "bayesian", Rules::strict)->make_model({});
    model->begin(table);
    EXPECT_NEAR(model->utility(table, 0), 0.5, 1e-12);
    model->heard(table, 1);
    EXPECT_NEAR(model->utility(table, 1), 1 / (1 + std::exp(-8.0)), 1e-12);  // 1 / (2 .25^2) = 8
    EXPECT_NEAR(model->utility(table, 0), 1 - 1 / (1 + std::exp(-8.0)), 1e-12);
    // The second offer is expected at .997: exp(-8 (e / .997)^2) with e = .003 or .997.
    model->heard(table, 1);
    const double against = std::exp(-16.0), with = std::exp(-8 * std::pow(0.003 / 0.997, 2));
    EXPECT_NEAR(model->utility(table, 1), with / (with + against), 1e-12);
}

// Tunali, Aydogan, Sanchez-Anguix 2017: counts only until t = .8; a value's worth is the fourth root of its share.
TEST(WindowedModel, CountsUntilFourFifthsOfTheTime) {
    Learning learning("frequency_window");
    for (int k = 0; k < 3; ++k) learning.hears(0.1 * k, 0, 1);
    const double root = std::pow(0.25, 0.25);  // counts 4 and 1
    EXPECT_NEAR(learning.worth(0, 1), 1, 1e-12);
    EXPECT_NEAR(learning.worth(1, 0), root, 1e-12);
    EXPECT_NEAR(learning.worth(0, 2), 0.5 + root / 2, 1e-12);
    for (int k = 0; k < 9; ++k) learning.hears(0.9, 1, 2);  // too late: nothing is learned
    EXPECT_NEAR(learning.worth(1, 2), root, 1e-12);
    EXPECT_NEAR(learning.worth(0, 1), 1, 1e-12);
}

// Ten offers of one kind, then ten that move the second issue alone: chi-square 25 + 25 + 100 / 11, far beyond chance.
TEST(WindowedModel, TheIssueThatStaysWhileTheOtherGivesWayGains) {
    Learning learning("frequency_window", {{"window", 10}});
    for (int k = 0; k < 10; ++k) learning.hears(0.2, 0, 0);
    for (int k = 0; k < 10; ++k) learning.hears(0.5, 0, 1 + k % 2);
    const double gained = 1 + 10 * (1 - std::pow(0.5, 5));
    const double other = std::pow(1.0 / 21, 0.25), later = std::pow(6.0 / 11, 0.25);
    EXPECT_NEAR(learning.worth(1, 0), (gained * other + 1) / (gained + 1), 1e-12);
    EXPECT_NEAR(learning.worth(0, 2), (gained + later) / (gained + 1), 1e-12);
}

// What is good for me is bad for them, as a share of my range.
TEST(OppositeModel, TurnsItsOwnValuesRound) {
    Learning learning("opposite");
    EXPECT_DOUBLE_EQ(learning.worth(0, 0), 1);
    EXPECT_DOUBLE_EQ(learning.worth(0, 1), 0.8);
    EXPECT_DOUBLE_EQ(learning.worth(1, 2), 0);
}

}  // namespace
}  // namespace detente::talks
