// SPDX-License-Identifier: Apache-2.0
// What is claimed of steps beyond a verdict: "it would do", "no less would", "no longer ruled out", and the
// largest first step. Each against every order, corners and points of the intervals, or all plans on a grid.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "detente/steps/internal/interval_arithmetic.h"
#include "detente/steps/internal/staircase_program.h"
#include "detente/steps/search.h"
#include "random_ladder.h"

namespace detente::steps {
namespace {

using testing::LadderShape;

Rational r(std::string_view text) {
    return *Rational::parse(text);
}

// The numbers of a ladder that are intervals, to be put at one point each.
std::vector<Interval*> open_numbers(Ladder& ladder) {
    std::vector<Interval*> found;
    for (Side& side : ladder.sides)
        for (Interval* one : {&side.patience, &side.penalty, &side.detection})
            if (!one->is_point()) found.push_back(one);
    for (Piece& piece : ladder.pieces)
        for (Interval* one : {&piece.cost, &piece.benefit, &piece.lag})
            if (!one->is_point()) found.push_back(one);
    return found;
}

// Every corner of the intervals, and some points inside (lags are whole).
void every_corner(const Ladder& ladder, std::mt19937& random,
                  const std::function<void(const Ladder&)>& visit) {
    Ladder known = ladder;
    const auto open = open_numbers(known);
    ASSERT_LE(open.size(), 8u);
    const std::vector<Interval> whole = [&] {
        std::vector<Interval> copies;
        for (const Interval* one : open) copies.push_back(*one);
        return copies;
    }();
    for (std::size_t way = 0; way < (std::size_t{1} << open.size()); ++way) {
        for (std::size_t i = 0; i < open.size(); ++i)
            *open[i] = Interval::point((way >> i) & 1 ? *whole[i].high : *whole[i].low);
        visit(known);
    }
    for (int round = 0; round < 12; ++round) {
        for (std::size_t i = 0; i < open.size(); ++i) {
            const bool lag = whole[i].low->is_integer() && *whole[i].high > Rational(1);
            const int at = std::uniform_int_distribution<int>(0, 4)(random);
            const Rational inside = *whole[i].low + (*whole[i].high - *whole[i].low) * Rational(at, 4);
            *open[i] = Interval::point(lag ? floor(inside) : inside);
        }
        visit(known);
    }
}

// Does some order hold for these known numbers? Every order gone through.
bool some_order_holds(const Ladder& known) {
    bool found = false;
    std::vector<int> order;
    std::vector<char> done(known.pieces.size(), 0);
    testing::every_order(known, order, done, [&](const std::vector<int>& one) {
        found = found || holds(known, testing::one_a_move(known, one)) == Verdict::always;
    });
    return found;
}

bool one_order_always_holds(const Ladder& ladder) {
    bool found = false;
    std::vector<int> order;
    std::vector<char> done(ladder.pieces.size(), 0);
    testing::every_order(ladder, order, done, [&](const std::vector<int>& one) {
        found = found || holds(ladder, testing::one_a_move(ladder, one)) == Verdict::always;
    });
    return found;
}

Ladder with(const Ladder& ladder, const Give& give, const Rational& to) {
    Ladder other = ladder;
    Side* side = give.side >= 0 ? &other.sides[static_cast<std::size_t>(give.side)] : nullptr;
    if (give.kind == Give::Kind::patience) side->patience = Interval::point(to);
    if (give.kind == Give::Kind::penalty) side->penalty = Interval::point(to);
    if (give.kind == Give::Kind::detection) side->detection = Interval::point(to);
    if (give.kind == Give::Kind::revocability)
        other.pieces[static_cast<std::size_t>(give.piece)].revocable =
            to.is_zero() ? Revocable::no : Revocable::yes;
    return other;
}

// A random ladder with a few of its numbers as intervals.
Ladder random_open_ladder(std::mt19937& random, int round) {
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    LadderShape shape;
    shape.pieces = 2 + round % 3;
    shape.patient = round % 4 == 0;
    Ladder ladder = testing::random_ladder(random, shape);
    const auto widen = [&](Interval& number, const Rational& by) {
        number = Interval::closed(*number.low, *number.high + by);
    };
    int left = 3;
    for (Side& side : ladder.sides) {
        if (left > 0 && draw(0, 1) == 0) widen(side.penalty, Rational(draw(1, 4), 8)), --left;
        if (left > 0 && draw(0, 2) == 0 && *side.detection.low < Rational(1))
            side.detection = Interval::closed(*side.detection.low, Rational(1)), --left;
    }
    for (Piece& piece : ladder.pieces) {
        if (left > 0 && draw(0, 2) == 0) widen(piece.lag, Rational(draw(1, 2))), --left;
        if (left > 0 && draw(0, 2) == 0) widen(piece.cost, Rational(draw(1, 4), 4)), --left;
        if (left > 0 && draw(0, 2) == 0) widen(piece.benefit, Rational(draw(1, 4), 4)), --left;
    }
    return ladder;
}

TEST(WhatGives, WouldDoMeansForEveryNumberAndNoLongerRuledOutForSome) {
    std::mt19937 random(71);
    std::array<int, 5> sufficed{};
    std::array<int, 5> opened{};
    int smallest = 0;
    for (int round = 0; round < 500; ++round) {
        const Ladder ladder = random_open_ladder(random, round);
        const SearchAnswer answer = search(ladder);
        if (answer.exists != Verdict::never) continue;
        for (const Give& give : answer.gives) {
            if (give.kind == Give::Kind::divisibility) continue;
            ++(give.suffices ? sufficed : opened)[static_cast<std::size_t>(give.kind)];
            const Ladder changed = with(ladder, give, give.to);
            bool some = false;
            every_corner(changed, random, [&](const Ladder& known) {
                const bool held = holds(known, give.plan) == Verdict::always;
                if (give.suffices) {
                    EXPECT_TRUE(held) << to_string(give.kind);
                }
                some = some || held;
            });
            EXPECT_TRUE(some) << to_string(give.kind);
            if (give.kind != Give::Kind::penalty && give.kind != Give::Kind::detection) continue;
            if (!give.smallest) continue;
            ++smallest;
            const Ladder less = with(ladder, give, give.to - Rational(1, 1'000'000));
            if (give.suffices) {
                EXPECT_FALSE(one_order_always_holds(less));
            } else {
                every_corner(less, random,
                             [](const Ladder& known) { EXPECT_FALSE(some_order_holds(known)); });
            }
        }
    }
    for (const auto* counts : {&sufficed, &opened}) {
        EXPECT_GT((*counts)[static_cast<std::size_t>(Give::Kind::penalty)], 10);
        EXPECT_GT((*counts)[static_cast<std::size_t>(Give::Kind::detection)], 3);
        EXPECT_GT((*counts)[static_cast<std::size_t>(Give::Kind::revocability)], 3);
    }
    EXPECT_GT(smallest, 30);
}

// One piece each way; the other's lag nobody stated. Once u1 can be taken back the exchange holds at once,
// may hold after a period, and never holds when nothing is ever taken back.
TEST(WhatGives, AnUnstatedLagIsNotTakenAtItsBest) {
    Ladder ladder;
    ladder.sides[0] = {0, "u", Interval::point(r("0.95")), Interval::point(r("2.25")),
                       Interval::point(r("0.5"))};
    ladder.sides[1] = {1, "v", Interval::point(r("0.65")), Interval::point(0), Interval::point(1)};
    Piece u{"u1", "u1", 0, 0, 0, 1, Interval::point(r("0.75")), Interval::point(r("4.25")), {}, {}, {}, {}};
    u.lag = Interval::at_least(0);
    u.revocable = Revocable::no;
    Piece v{"v1", "v1", 1, 1, 0, 1, Interval::point(r("3.5")), Interval::point(r("5.75")), {}, {}, {}, {}};
    v.lag = Interval::point(2);
    v.revocable = Revocable::yes;
    ladder.pieces = {u, v};
    ladder.goal = {1, 1};
    const SearchAnswer answer = search(ladder);
    ASSERT_EQ(answer.exists, Verdict::never);
    const auto give = std::find_if(answer.gives.begin(), answer.gives.end(), [](const Give& one) {
        return one.kind == Give::Kind::revocability && one.piece == 0;
    });
    ASSERT_NE(give, answer.gives.end());
    EXPECT_FALSE(give->suffices);
    for (const auto& [lag, holds_then] : {std::pair{0, true}, std::pair{1, false}}) {
        Ladder known = with(ladder, *give, give->to);
        known.pieces[0].lag = Interval::point(lag);
        EXPECT_EQ(some_order_holds(known), holds_then);
    }
}

// Shares that add up to 1 on a grid, with waiting: none shorter or with a larger first step, and none of any
// length beyond the bound.
TEST(FirstStepProgram, NoPlanOnAGridStartsLarger) {
    std::mt19937 random(73);
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    int compared = 0;
    int losing = 0;
    for (int round = 0; round < 150; ++round) {
        Exchange exchange;
        for (ExchangeSide& side : exchange) {
            side.cost = Rational(draw(2, 10), 4);
            side.benefit = Rational(draw(2, 16), 4);
            side.patience = Rational(draw(4, 10), 10);
            side.penalty = Rational(draw(0, 8), 8);
            side.own_revocable = draw(0, 3) == 0;
            side.other_lag = draw(0, 2);
        }
        exchange[0].other_revocable = exchange[1].own_revocable;
        exchange[1].other_revocable = exchange[0].own_revocable;
        const auto found = shortest_staircase(exchange, 16);
        if (found) {
            EXPECT_TRUE(staircase_holds(exchange, found->steps));
        }
        const std::size_t fewest = found ? found->steps.size() : 17;
        const Rational bound =
            first_step_bound(exchange, static_cast<int>(std::min<std::size_t>(fewest + 1, 16)));
        std::vector<Rational> shares;
        const std::function<void(int, int)> extend = [&](int left, int moves) {
            if (left == 0) {
                if (!staircase_holds(exchange, shares)) return;
                ++compared;
                ASSERT_TRUE(found);
                EXPECT_GE(shares.size(), fewest);
                EXPECT_LE(shares.front(), bound);
                if (shares.size() == fewest) {
                    EXPECT_LE(shares.front(), found->steps.front());
                }
                return;
            }
            if (moves == 0) return;
            for (int part = 1; part <= left; ++part) {
                shares.push_back(Rational(part, 10));
                extend(left - part, moves - 1);
                shares.pop_back();
            }
        };
        extend(10, 5);
        if (found && (exchange[0].benefit < exchange[0].cost || exchange[1].benefit < exchange[1].cost))
            ++losing;
    }
    EXPECT_GT(compared, 1000);
    EXPECT_GT(losing, 5);
}

// A side that loses by the exchange: the larger the last steps, the less room before them, and the side that
// binds changes on the way.
TEST(FirstStepProgram, GoldenWhereTheBindingSideChanges) {
    Exchange exchange;
    exchange[0] = {r("0.75"), r("3.75"), r("0.85"), r("0.75"), false, false, 0};
    exchange[1] = {r("1.75"), r("1.25"), r("0.6"), r("0.5625"), false, false, 0};
    EXPECT_TRUE(staircase_holds(exchange, {r("0.242"), r("0.175"), r("0.2642"), r("0.3188")}));
    const auto found = shortest_staircase(exchange, 60);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->solved);
    EXPECT_EQ(found->steps.size(), 4u);
    EXPECT_TRUE(staircase_holds(exchange, found->steps));
    EXPECT_NEAR(found->steps.front().to_double(), 0.2456, 5e-5);
    EXPECT_EQ(first_step_bound(exchange, 8), r("9/28"));
    EXPECT_GT(*largest_first_step(exchange, 12)->begin(), r("0.31"));
}

// What is left after the last step is worth something to who gains by it: the endless staircase, whose first step has a
// closed form, is bounded by programs of few steps too.
TEST(FirstStepProgram, BoundsTheEndlessStaircase) {
    Exchange exchange;
    for (auto& side : exchange) {
        side.cost = 1;
        side.benefit = 2;
        side.patience = r("0.9");
    }
    EXPECT_EQ(largest_self_enforcing_step(exchange), r("4/9"));
    for (const int few : {2, 3, 8}) EXPECT_GE(first_step_bound(exchange, few), r("4/9")) << few;
}

TEST(SimplestBetween, IsTheFractionOfTheSmallestDenominator) {
    EXPECT_EQ(simplest_between(r("0.3333"), r("0.3334")), r("1/3"));
    EXPECT_EQ(simplest_between(r("-0.5001"), r("-0.4999")), r("-1/2"));
    EXPECT_EQ(simplest_between(r("-0.1"), r("0.1")), Rational(0));
    std::mt19937 random(79);
    for (int round = 0; round < 200; ++round) {
        const auto draw = [&](int low, int high) {
            return std::uniform_int_distribution<int>(low, high)(random);
        };
        const Rational low(draw(-300, 300), draw(1, 99));
        const Rational high = low + Rational(draw(0, 9), draw(10, 99));
        const Rational simple = simplest_between(low, high);
        EXPECT_TRUE(low <= simple && simple <= high);
        // No smaller denominator has a whole numerator between the two.
        for (std::int64_t d = 1; d < simple.small_denominator(); ++d)
            EXPECT_GT(
                floor(low * Rational(d)) + Rational(low * Rational(d) == floor(low * Rational(d)) ? 0 : 1),
                high * Rational(d));
    }
}

// With patience an interval an end inside it is told as a short number: delta - delta^2 is at most 1/4.
TEST(Intervals, EndsAreShortNumbers) {
    const Polynomial p{{Rational(0), Rational(1), Rational(-1)}};
    const auto range = range_over(p, Interval::closed(r("0.1"), r("0.9")));
    ASSERT_TRUE(range);
    EXPECT_EQ(range->high, r("1/4"));
    EXPECT_EQ(range->low, r("0.09"));
    // An irrational one (at 1/sqrt 3) is bounded from outside.
    const Polynomial cubic{{Rational(0), Rational(1), Rational(0), Rational(-1)}};
    const auto wide = range_over(cubic, Interval::closed(0, 1));
    const double most = 2 / (3 * std::sqrt(3.0));
    EXPECT_GE(wide->high.to_double(), most);
    EXPECT_NEAR(wide->high.to_double(), most, 1e-7);
    EXPECT_LT(wide->high.to_string().size(), 16u);
}

}  // namespace
}  // namespace detente::steps
