// SPDX-License-Identifier: Apache-2.0
// Agents of the competitions and of talks that broke down, each against the formula that its entry states, worked
// out here a second way.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/talks/tables.h"

namespace detente::talks {
namespace {

struct Heard {
    std::vector<double> own;         // what the first party offered, in its own utilities
    std::vector<double> received;    // what it was offered, in its own utilities
    std::vector<std::size_t> known;  // how many it had received before each of its offers
};

Heard played(TestTable& table, const std::string& strategy, const std::string& other, int rounds,
             std::uint64_t seed = 1, Rules rules = Rules::strict) {
    SessionSettings settings;
    settings.rounds = rounds;
    settings.seed = seed;
    settings.rules = rules;
    Heard heard;
    for (const Offer& offer :
         table.play({strategy + " accept=best", other + " accept=best"}, settings).offers) {
        const double utility = table.indexes[0].utility(offer.bid);
        if (offer.seat == 1) {
            heard.received.push_back(utility);
            continue;
        }
        heard.own.push_back(utility);
        heard.known.push_back(heard.received.size());
    }
    return heard;
}

TEST(HardHeaded, StepsDownToItsCurveAndThenRepeatsItself) {
    TestTable table = line_of(10'000);
    constexpr int rounds = 60;
    const Heard heard = played(table, "hard_headed", "hardliner", rounds);
    ASSERT_EQ(heard.own.size(), static_cast<std::size_t>(rounds));
    double reached = 1;
    std::vector<double> said;
    int repeated = 0;
    for (int r = 0; r < rounds; ++r) {
        const double t = time_of(r, rounds, Rules::strict);
        const double curve = 0.585 + (1 - (0.05 + 0.95 * std::pow(t, 20))) * (1 - 0.585);
        const double now = heard.own[static_cast<std::size_t>(r)];
        if (reached < curve && !said.empty()) {
            ++repeated;
            EXPECT_NE(std::find(said.begin(), said.end(), now), said.end()) << "round " << r;
            continue;
        }
        EXPECT_NEAR(now, reached - 0.01, 2e-4)
            << "round " << r;  // a model that has heard one bid sees no difference
        reached -= 0.01;
        said.push_back(now);
    }
    EXPECT_GT(repeated, 20);
    EXPECT_GT(said.size(), 5u);
}

TEST(PonPoko, StaysInOneOfFiveBands) {
    const auto band = [](int pattern, double t) -> std::pair<double, double> {
        switch (pattern) {
            case 0:
                return {1 - 0.1 * t - 0.1 * std::fabs(std::sin(40 * t)), 1 - 0.1 * t};
            case 1:
                return {1 - 0.22 * t, 1};
            case 2:
                return {1 - 0.1 * t - 0.15 * std::fabs(std::sin(20 * t)), 1 - 0.1 * t};
            case 3:
                return {t > 0.99 ? 0.6 : 0.95 - 0.05 * t, 1 - 0.05 * t};
            default:
                return {1 - 0.2 * t - 0.15 * t * std::fabs(std::sin(20 * t)),
                        1 - 0.15 * t * std::fabs(std::sin(20 * t))};
        }
    };
    constexpr int rounds = 200;
    std::set<int> seen;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        TestTable table = line_of(10'000);
        const Heard heard = played(table, "ponpoko", "hardliner", rounds, seed);
        int fitting = 0;
        for (int pattern = 0; pattern < 5; ++pattern) {
            bool inside = true;
            for (int r = 0; r < rounds; ++r) {
                const auto [low, high] = band(pattern, time_of(r, rounds, Rules::strict));
                const double now = heard.own[static_cast<std::size_t>(r)];
                inside = inside && now >= low - 2e-4 && now <= high + 2e-4;
            }
            if (inside) {
                seen.insert(pattern);
                ++fitting;
            }
        }
        EXPECT_GE(fitting, 1) << "seed " << seed;
    }
    EXPECT_EQ(seen.size(), 5u);  // each is drawn at times
}

TEST(AgentK, ComesDownToWhatMeanAndSpreadPromise) {
    constexpr int rounds = 300;
    TestTable table = line_of(10'000);
    const Heard heard = played(table, "agent_k(a=3)", "linear", rounds);
    double sum = 0;
    int compared = 0;
    for (int r = 0; r < rounds && r < static_cast<int>(heard.own.size()); ++r) {
        const std::size_t n = heard.known[static_cast<std::size_t>(r)];
        if (n == 0) continue;
        double mean = 0, variance = 0;
        for (std::size_t k = 0; k < n; ++k) mean += heard.received[k] / static_cast<double>(n);
        for (std::size_t k = 0; k < n; ++k)
            variance += (heard.received[k] - mean) * (heard.received[k] - mean) / static_cast<double>(n);
        if (mean < 1e-3) continue;
        const double expected =
            std::min(1.0, mean + (1 - mean) * std::sqrt(3 * variance) / std::sqrt(mean * (1 - mean)));
        const double t = time_of(r, rounds, Rules::strict);
        const double target = 1 - (1 - expected) * t * t * t;
        const double now = heard.own[static_cast<std::size_t>(r)];
        EXPECT_GE(now, target - 2e-4) << "round " << r;
        if (target < 0.98) {
            sum += (now - target) / (1 - target);
            ++compared;
        }
    }
    ASSERT_GT(compared, 100);
    EXPECT_NEAR(sum / compared, 0.5, 0.1);  // drawn evenly above the target
}

TEST(TradeOff, OffersTheBidOfItsBandMostLikeTheOthers) {
    TestTable table = TestTable::random({6, 5, 4}, 2, 3, 0);
    SessionSettings settings;
    settings.rounds = 20;
    const double greatest = table.indexes[0].greatest(), least = table.indexes[0].least();
    Bid heard = kNoBid;
    int compared = 0;
    for (const Offer& offer :
         table.play({"trade_off(e=1, band=0.1) accept=best", "linear choice=any accept=best"}, settings)
             .offers) {
        if (offer.seat == 1) {
            heard = offer.bid;
            continue;
        }
        if (heard == kNoBid) continue;
        const double asks =
            std::max(0.0, least) +
            (1 - time_of(offer.round, settings.rounds, Rules::strict)) * (greatest - std::max(0.0, least));
        const auto alike = [&](Bid bid) {
            double like = 0;
            for (int i = 0; i < 3; ++i)
                like += 1 - std::abs(table.outcomes.value(bid, i) - table.outcomes.value(heard, i)) /
                                static_cast<double>(table.outcomes.sizes()[static_cast<std::size_t>(i)] - 1);
            return like;
        };
        double most = -1, nearest = 2;
        for (Bid bid = 0; bid < table.outcomes.size(); ++bid) {
            const double mine = table.indexes[0].utility(bid);
            if (mine >= asks) nearest = std::min(nearest, mine);
            if (mine >= asks && mine <= asks + 0.1 * (greatest - least)) most = std::max(most, alike(bid));
        }
        const double mine = table.indexes[0].utility(offer.bid);
        EXPECT_GE(mine, asks - 1e-12);
        if (most < 0) {
            EXPECT_NEAR(mine, nearest, 1e-12) << "round " << offer.round;  // the band is empty
        } else {
            EXPECT_LE(mine, asks + 0.1 * (greatest - least) + 1e-12);
            EXPECT_NEAR(alike(offer.bid), most, 1e-12) << "round " << offer.round;
        }
        ++compared;
    }
    EXPECT_GT(compared, 10);
}

TEST(NashSeeking, GivesWayToTheNashPointInTime) {
    constexpr int rounds = 25;
    TestTable table = line_of(10'000);
    const Heard heard = played(table, "nash_seeking(e=0.5) model=opposite", "hardliner", rounds);
    for (int r = 0; r < rounds; ++r) {
        const double t = time_of(r, rounds, Rules::strict);
        EXPECT_NEAR(heard.own[static_cast<std::size_t>(r)], 0.5 + (1 - t * t) * 0.5, 2e-4) << "round " << r;
    }
}

TEST(Hybrid, MixesItsCurveWithTheAnswerToTheOthersMoves) {
    constexpr int rounds = 40;
    TestTable table = line_of(40'000);
    const Heard heard = played(table, "hybrid", "linear", rounds);
    const std::vector<std::vector<double>> weights = {
        {}, {1.0}, {0.25, 0.75}, {0.11, 0.22, 0.66}, {0.05, 0.15, 0.3, 0.5}};
    int answered = 0;
    for (std::size_t r = 0; r < heard.own.size(); ++r) {
        const double t = time_of(static_cast<int>(r), rounds, Rules::strict);
        const double curve = (1 - t) * (1 - t) + 2 * (1 - t) * t * 0.75 + t * t * 0.675;
        double wanted = curve;
        const std::size_t n = heard.known[r];
        if (n > 2) {
            const std::size_t moves = std::min<std::size_t>(n - 1, 4);
            double gained = 0;
            for (std::size_t k = 0; k < moves; ++k)
                gained +=
                    (heard.received[n - moves + k] - heard.received[n - moves + k - 1]) * weights[moves][k];
            wanted = (1 - t * t) * (heard.own[r - 1] - 0.5 * (1 + t) * gained) + t * t * curve;
            ++answered;
        }
        EXPECT_NEAR(heard.own[r], std::min(1.0, wanted), 1e-4) << "round " << r;
    }
    EXPECT_GT(answered, 10);
}

// What it ends at falls with the size of the domain: NegoLog's table.
TEST(Hybrid, EndsByTheSizeOfTheDomain) {
    const std::pair<int, double> table_of_sizes[] = {
        {449, 0.8},    {450, 0.775},   {1499, 0.775}, {1500, 0.75}, {4499, 0.75},
        {4500, 0.725}, {17999, 0.725}, {18000, 0.7},  {32999, 0.7}, {33000, 0.675}};
    for (const auto& [outcomes, end] : table_of_sizes) {
        TestTable table = line_of(outcomes - 1);
        const Heard heard = played(table, "hybrid", "hardliner", 12);
        ASSERT_EQ(heard.own.size(), 12u);
        EXPECT_NEAR(heard.own.back(), end, 0.6 / outcomes) << outcomes;
    }
}

TEST(Goodwill, ReturnsAGainAndGivesAtTimesWithoutOne) {
    TestTable table = line_of(1'000);
    const Heard gifts = played(table, "tit_for_tat_goodwill(forgives=1, gift=0.05)", "hardliner", 12);
    for (std::size_t r = 0; r < gifts.own.size(); ++r)
        EXPECT_NEAR(gifts.own[r], 1 - 0.05 * static_cast<double>(r), 2e-3);
    const Heard none = played(table, "tit_for_tat_goodwill(forgives=0)", "hardliner", 12);
    for (const double offer : none.own) EXPECT_DOUBLE_EQ(offer, 1);
    const Heard given = played(table, "tit_for_tat_goodwill(forgives=0)", "aspiration(e=1, k=0)", 21);
    for (std::size_t r = 2; r < given.own.size(); ++r) {
        const std::size_t n = given.known[r];
        EXPECT_NEAR(given.own[r - 1] - given.own[r], given.received[n - 1] - given.received[n - 2], 2e-3)
            << r;
    }
    // How often: binomial, 400 rounds at a fifth.
    const Heard chance = played(table, "tit_for_tat_goodwill(forgives=0.2, gift=0.001)", "hardliner", 400);
    EXPECT_NEAR(1 - chance.own.back(), 0.001 * 0.2 * 399, 0.001 * 4 * std::sqrt(0.16 * 399));
}

// The trend is worked out from all that was received, the tail of the normal law from the library's erfc.
TEST(IamHaggler, ComesDownInALineToTheBestOfItsTrend) {
    constexpr int rounds = 100;
    TestTable table = line_of(10'000);
    const Heard heard = played(table, "iamhaggler2011(risk=3)", "aspiration(e=0.7, k=0)", rounds);
    int compared = 0;
    for (std::size_t r = 0; r < heard.own.size(); ++r) {
        std::vector<double> x, y;
        for (std::size_t k = 0; k < heard.known[r]; ++k) {
            const double at = time_of(static_cast<int>(k), rounds, Rules::strict);
            const double middle = (std::min(35.0, std::floor(at * 36)) + 0.5) / 36;
            if (x.empty() || x.back() != middle) {
                x.push_back(middle);
                y.push_back(heard.received[k]);
            }
            y.back() = std::max(y.back(), heard.received[k]);
        }
        const auto n = static_cast<double>(x.size());
        if (n < 2) continue;
        double mean_x = 0, mean_y = 0, xx = 0, xy = 0, residual = 0;
        for (std::size_t k = 0; k < x.size(); ++k) {
            mean_x += x[k] / n;
            mean_y += y[k] / n;
        }
        for (std::size_t k = 0; k < x.size(); ++k) {
            xx += (x[k] - mean_x) * (x[k] - mean_x);
            xy += (x[k] - mean_x) * (y[k] - mean_y);
        }
        const double slope = xy / xx;
        for (std::size_t k = 0; k < x.size(); ++k)
            residual += std::pow(y[k] - mean_y - slope * (x[k] - mean_x), 2);
        const double spread = std::sqrt(residual / n) + 0.02;
        const double now = time_of(static_cast<int>(r), rounds, Rules::strict);
        double most = -1, when = 1, what = 0;
        for (int k = 1; k <= 20; ++k) {
            const double t = now + (1 - now) * k / 20;
            for (int step = 0; step <= 40; ++step) {
                const double utility = step / 40.0;
                const double above = (utility - (mean_y + slope * (t - mean_x))) / spread;
                const double worth = std::pow(utility, 3) * 0.5 * std::erfc(above / std::sqrt(2.0));
                if (worth > most) {
                    most = worth;
                    when = t;
                    what = utility;
                }
            }
        }
        const double asks = 1 + (what - 1) * std::min(1.0, now / when);
        EXPECT_GE(heard.own[r], asks - 2e-4) << "round " << r;
        EXPECT_LE(heard.own[r], std::min(1.0, asks + 0.05) + 2e-4) << "round " << r;
        ++compared;
    }
    EXPECT_GT(compared, 30);
}

// Equal risks: both give way, so that two who begin at the two ends meet.
TEST(Zeuthen, BothGiveWayWhereRisksAreEqual) {
    TestTable table = line_of(10);
    SessionSettings settings;
    settings.rounds = 40;
    const TestTable::Played played =
        table.play({"zeuthen model=opposite accept=best", "zeuthen model=opposite accept=best"}, settings);
    ASSERT_GT(played.offers.size(), 3u);
    EXPECT_DOUBLE_EQ(table.indexes[0].utility(played.offers[0].bid), 1);
    EXPECT_DOUBLE_EQ(table.indexes[1].utility(played.offers[1].bid), 1);
    EXPECT_LT(table.indexes[0].utility(played.offers[2].bid), 1);  // both would lose everything: equal
}

// NegMAS counts what is above the floor: an offer of .6 over a floor of .5 is a fifth of the way.
TEST(NaiveTitForTat, MeasuresConcessionAboveNoDeal) {
    std::vector<double> first, second;
    for (int k = 0; k <= 100; ++k) {
        first.push_back(k / 100.0);
        second.push_back(1 - std::fabs(k - 60) / 100.0);
    }
    TestTable table({101}, {first, second}, {0.5, 0});
    const Heard heard = played(table, "tit-for-tat", "tough", 12, 1, Rules::negmas);
    ASSERT_EQ(heard.own.size(), 12u);
    for (std::size_t r = 3; r < heard.own.size(); ++r) EXPECT_NEAR(heard.own[r], 1 - 0.2, 0.011) << r;
}

// The other side gives way evenly from all to 0.4, its no deal, of a line; through the model `opposite` its offers are seen
// as they are worth to it. Once there are ten different ones nothing is offered that is worth less to it.
TEST(RvFitter, OffersWhatIsBetterThanNoDealToBoth) {
    constexpr int n = 400;
    std::vector<double> own, other;
    for (int k = 0; k <= n; ++k) {
        own.push_back(static_cast<double>(k) / n);
        other.push_back(1 - static_cast<double>(k) / n);
    }
    TestTable table({n + 1}, {own, other}, {0.1, 0.4});
    SessionSettings settings;
    settings.rounds = 60;
    int told = 0, freely = 0;
    double least = 1, most = 0;
    for (const Offer& offer :
         table.play({"rv_fitter(spread=0) model=opposite accept=best", "linear accept=best"}, settings)
             .offers) {
        if (offer.seat != 0) continue;
        const double mine = table.indexes[0].utility(offer.bid);
        if (offer.round < 9) {
            EXPECT_NEAR(mine, 1, 0.01);  // nothing is known of the other's no deal, and it is early
            ++freely;
        } else if (offer.round > 20) {
            ++told;
            // Sorted by its own worth the good ones go from 0.1 to 0.6; it asks for the share 1 - t^5 of them.
            const double time = offer.round / 59.0;
            EXPECT_NEAR(mine, 0.1 + (1 - std::pow(time, 5)) * 0.5, 0.015) << offer.round;
            least = std::min(least, mine);
            most = std::max(most, mine);
        }
    }
    EXPECT_GT(told, 30);
    EXPECT_GT(freely, 5);
    EXPECT_LT(most, 0.62);
    EXPECT_LT(least, 0.15);
}

}  // namespace
}  // namespace detente::talks
