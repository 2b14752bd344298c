// SPDX-License-Identifier: Apache-2.0
// The golden numbers of the closed forms, and each closed form against another way to the same number.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "detente/steps/holds.h"
#include "detente/steps/inspection.h"
#include "detente/steps/monitoring.h"
#include "detente/steps/reassurance.h"
#include "detente/steps/staircase.h"
#include "detente/steps/waiting.h"
#include "detente/steps/window.h"
#include "random_ladder.h"

namespace detente::steps {
namespace {

Rational r(std::string_view text) {
    return *Rational::parse(text);
}
Interval in(std::string_view text) {
    return *parse_interval(text);
}

Exchange same(const Rational& cost, const Rational& benefit, const Rational& patience,
              const Rational& penalty = 0) {
    ExchangeSide side;
    side.cost = cost;
    side.benefit = benefit;
    side.patience = patience;
    side.penalty = penalty;
    return {side, side};
}

std::vector<Rational> endless_increments(const Rational& ratio, int n) {
    std::vector<Rational> shares;
    Rational left = 1;
    for (int k = 0; k < n; ++k) {
        shares.push_back(left * (Rational(1) - ratio));
        left *= ratio;
    }
    return shares;
}

Rational worst(const std::vector<std::array<Rational, 2>>& slack, std::size_t rows) {
    Rational least = slack[0][0];
    for (std::size_t k = 0; k < rows; ++k)
        for (const Rational& one : slack[k]) least = std::min(least, one);
    return least;
}

// --- the staircase
// --------------------------------------------------------------------------------------------------

TEST(Staircase, GoldenFirstStepAndSteps) {
    const Exchange exchange = same(r("0.6"), 1, r("0.9"));
    EXPECT_EQ(*ratio(exchange[0]), r("2/3"));
    EXPECT_EQ(largest_self_enforcing_step(exchange), r("1/3"));
    EXPECT_EQ(endless_steps_until(exchange, r("0.9")), 6);
    EXPECT_EQ(endless_steps_until(exchange, 1), std::nullopt);
    EXPECT_EQ(largest_self_enforcing_step(same(r("0.95"), 1, r("0.9"))), Rational(0));
    // The side with the larger ratio binds.
    Exchange uneven = exchange;
    uneven[1].cost = r("0.7");
    EXPECT_EQ(binding_side(uneven), 1);
    EXPECT_EQ(largest_self_enforcing_step(uneven), Rational(1) - r("0.7") / r("0.9"));
    EXPECT_EQ(binding_side(exchange), -1);
}

// On a long piece of the endless staircase every slack but those near the cut is 0, and 5 % more breaks it.
TEST(Staircase, EverySlackOfTheEndlessOneIsZeroAndLargerStepsBreak) {
    const Exchange exchange = same(r("0.6"), 1, r("0.9"));
    constexpr int kLong = 60;
    const std::vector<Rational> shares = endless_increments(r("2/3"), kLong);
    const auto slack = staircase_slack(exchange, shares);
    for (int k = 0; k < 10; ++k) EXPECT_NEAR(slack[static_cast<std::size_t>(k)][0].to_double(), 0, 1e-9);

    // Every increment 5 % larger, capped at the whole.
    std::vector<Rational> larger;
    Rational left = 1;
    for (const Rational& share : shares) {
        const Rational step = std::min(share * r("1.05"), left);
        larger.push_back(step);
        left -= step;
    }
    EXPECT_NEAR(worst(staircase_slack(exchange, larger), 40).to_double(), -0.0143, 5e-5);

    // The first alone 5 % larger, the rest rescaled.
    std::vector<Rational> first = shares;
    first[0] = shares[0] * r("1.05");
    const Rational rescale = (Rational(1) - first[0]) / (Rational(1) - shares[0]);
    for (std::size_t k = 1; k < first.size(); ++k) first[k] *= rescale;
    EXPECT_NEAR(worst(staircase_slack(exchange, first), 40).to_double(), -0.0150, 5e-5);
}

TEST(Staircase, FewestStepsWithAPenalty) {
    const std::pair<const char*, std::size_t> golden[] = {{"0.6", 1}, {"0.3", 2},  {"0.2", 3},
                                                          {"0.1", 4}, {"0.05", 5}, {"0.01", 9}};
    for (const auto& [penalty, steps] : golden) {
        const Exchange exchange = same(r("0.6"), 1, r("0.9"), r(penalty));
        const auto found = shortest_staircase(exchange);
        ASSERT_TRUE(found) << penalty;
        EXPECT_EQ(found->steps.size(), steps) << penalty;
        Rational sum;
        for (const Rational& step : found->steps) sum += step;
        EXPECT_EQ(sum, Rational(1));
        EXPECT_TRUE(staircase_holds(exchange, found->steps)) << penalty;
        // The first step is as large as may be: the recursion binds there.
        if (steps > 1) {
            EXPECT_TRUE(staircase_slack(exchange, found->steps)[0][0].is_zero());
        }
    }
    // Everything at once holds exactly from a penalty equal to the cost on.
    EXPECT_TRUE(staircase_holds(same(r("0.6"), 1, r("0.9"), r("0.6")), {1}));
    EXPECT_FALSE(staircase_holds(same(r("0.6"), 1, r("0.9"), r("599/1000")), {1}));
    EXPECT_FALSE(shortest_staircase(same(r("0.6"), 1, r("0.9"), 0)));
}

// Going back, Delta_(k+1) = (a Delta_k - (1 - delta) K) / (delta b), the first steps exempt where they are
// what is left.
TEST(Staircase, FollowsThePublishedRecursion) {
    const Rational a = r("0.6");
    const Rational delta = r("0.9");
    const Rational penalty = r("0.05");
    const auto found = shortest_staircase(same(a, 1, delta, penalty));
    ASSERT_TRUE(found);
    const auto& steps = found->steps;
    for (std::size_t k = 0; k + 2 < steps.size(); ++k)
        EXPECT_EQ(steps[k + 1], (a * steps[k] - (Rational(1) - delta) * penalty) / delta) << k;
    EXPECT_LE(steps.back(), penalty / a);
}

// All plans of n equal-grid shares, both sides' slacks checked: no first step above the closed form's, no
// fewer steps.
void compare_with_grid(const Exchange& exchange, int grid, int most_steps) {
    const auto found = shortest_staircase(exchange, most_steps);
    Rational best_first;
    int fewest = most_steps + 1;
    std::vector<Rational> shares;
    const std::function<void(int, int)> extend = [&](int left, int moves) {
        if (left == 0) {
            if (!staircase_holds(exchange, shares)) return;
            const int used = static_cast<int>(shares.size());
            if (used < fewest) {
                fewest = used;
                best_first = shares.front();
            } else if (used == fewest) {
                best_first = std::max(best_first, shares.front());
            }
            return;
        }
        if (moves == 0) return;
        for (int part = 1; part <= left; ++part) {
            shares.push_back(Rational(part, grid));
            extend(left - part, moves - 1);
            shares.pop_back();
        }
    };
    extend(grid, most_steps);
    if (fewest > most_steps) return;  // the grid may be too coarse for what exists
    ASSERT_TRUE(found);
    EXPECT_LE(found->steps.size(), static_cast<std::size_t>(fewest));
    if (static_cast<int>(found->steps.size()) == fewest) {
        EXPECT_GE(found->steps.front(), best_first)
            << found->steps.size() << " steps, costs " << exchange[0].cost.to_string() << ' '
            << exchange[1].cost.to_string() << ", benefits " << exchange[0].benefit.to_string() << ' '
            << exchange[1].benefit.to_string() << ", patience " << exchange[0].patience.to_string() << ' '
            << exchange[1].patience.to_string() << ", penalties " << exchange[0].penalty.to_string() << ' '
            << exchange[1].penalty.to_string();
    }
    EXPECT_TRUE(staircase_holds(exchange, found->steps));
}

TEST(Staircase, NoPlanOnAGridIsShorterOrStartsLarger) {
    std::mt19937 random(3);
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    int found = 0;
    for (int round = 0; round < 60; ++round) {
        Exchange exchange;
        for (ExchangeSide& side : exchange) {
            side.cost = Rational(draw(4, 12), 10);
            side.benefit = Rational(draw(10, 20), 10);
            side.patience = Rational(draw(5, 10), 10);
            side.penalty = Rational(draw(1, 8), 10);
        }
        compare_with_grid(exchange, 12, 4);
        if (shortest_staircase(exchange, 4)) ++found;
    }
    EXPECT_GT(found, 20);
}

// The same exchange as a ladder of pieces, one share a move on both sides: the closed forms' slack is that of
// the ladder, and both are what payoffs counted flow by flow say of stopping at each move.
Ladder as_ladder(const Exchange& exchange, const std::vector<Rational>& shares, Sequence& sequence) {
    Ladder ladder;
    for (std::size_t s = 0; s < 2; ++s) {
        ladder.sides[s].id = s == 0 ? "left" : "right";
        ladder.sides[s].patience = Interval::point(exchange[s].patience);
        ladder.sides[s].penalty = Interval::point(exchange[s].penalty);
        ladder.sides[s].detection = Interval::point(1);
    }
    for (std::size_t k = 0; k < shares.size(); ++k) {
        Move& move = sequence.moves.emplace_back();
        for (std::size_t s = 0; s < 2; ++s) {
            Piece piece;
            piece.id = std::to_string(k) + (s == 0 ? "l" : "r");
            piece.side = static_cast<int>(s);
            piece.issue = static_cast<int>(s);
            piece.from = static_cast<int>(k);
            piece.to = piece.from + 1;
            piece.cost = Interval::point(exchange[s].cost * shares[k]);
            piece.benefit = Interval::point(exchange[1 - s].benefit * shares[k]);
            piece.revocable = exchange[s].own_revocable ? Revocable::yes : Revocable::no;
            piece.lag = Interval::point(exchange[1 - s].other_lag.value_or(0));
            move.delivered[s].push_back(static_cast<int>(ladder.pieces.size()));
            ladder.pieces.push_back(piece);
        }
    }
    ladder.goal = {static_cast<int>(shares.size()), static_cast<int>(shares.size())};
    return ladder;
}

void prove_by_deviations(const Exchange& exchange, const std::vector<Rational>& shares) {
    Sequence sequence;
    const Ladder ladder = as_ladder(exchange, shares, sequence);
    const auto closed = staircase_slack(exchange, shares);
    for (int s = 0; s < 2; ++s) {
        const auto side = static_cast<std::size_t>(s);
        const Rational keeps = testing::walk_through(ladder, sequence, s, shares.size(), false);
        Rational discount = 1;
        for (std::size_t k = 0; k <= shares.size(); ++k) {
            if (k < shares.size() || exchange[side].own_revocable) {
                const Rational stops = testing::walk_through(ladder, sequence, s, k, k == shares.size());
                EXPECT_EQ(discount * closed[k][side], keeps - stops) << "move " << k + 1;
            }
            discount *= exchange[side].patience;
        }
    }
    EXPECT_EQ(holds(ladder, sequence) == Verdict::always, staircase_holds(exchange, shares));
}

TEST(Staircase, EveryClosedFormPlanIsProvedByOneShotDeviations) {
    for (const char* penalty : {"0.6", "0.3", "0.2", "0.1", "0.05", "0.01"}) {
        const Exchange exchange = same(r("0.6"), 1, r("0.9"), r(penalty));
        prove_by_deviations(exchange, shortest_staircase(exchange)->steps);
    }
    prove_by_deviations(same(r("0.6"), 1, r("0.9")), endless_increments(r("2/3"), 12));
    std::mt19937 random(13);
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    int proved = 0;
    for (int round = 0; round < 200; ++round) {
        Exchange exchange;
        const bool left = draw(0, 2) == 0;
        const bool right = draw(0, 2) == 0;
        for (std::size_t s = 0; s < 2; ++s) {
            exchange[s].cost = Rational(draw(4, 12), 10);
            exchange[s].benefit = Rational(draw(8, 20), 10);
            exchange[s].patience = Rational(draw(5, 10), 10);
            exchange[s].penalty = Rational(draw(0, 8), 10);
            exchange[s].own_revocable = s == 0 ? left : right;
            exchange[s].other_revocable = s == 0 ? right : left;
            exchange[s].other_lag = draw(0, 3);
        }
        const auto found = shortest_staircase(exchange, 12);
        if (!found) continue;
        ++proved;
        EXPECT_TRUE(staircase_holds(exchange, found->steps));
        prove_by_deviations(exchange, found->steps);
    }
    EXPECT_GT(proved, 60);
}

// In turns: the first mover's first step at the bound, and the rest as the derivation builds it, hold but
// near the cut.
TEST(Staircase, InTurnsThePlanAtTheBoundHolds) {
    Exchange exchange = same(r("0.6"), 1, r("0.9"));
    exchange[1].cost = r("0.45");
    const Rational mover = *ratio(exchange[0]);
    const Rational other = *ratio(exchange[1]);
    // Any rate between r1 r2 and 1 - r1 + r1 r2 will do.
    const Rational rate = (mover * other + Rational(1) - mover + mover * other) * Rational(1, 2);
    Ladder ladder;
    Sequence sequence;
    for (std::size_t s = 0; s < 2; ++s) {
        ladder.sides[s].id = s == 0 ? "left" : "right";
        ladder.sides[s].patience = Interval::point(exchange[s].patience);
        ladder.sides[s].penalty = Interval::point(0);
        ladder.sides[s].detection = Interval::point(1);
    }
    const auto deliver = [&](int side, const Rational& share) {
        const auto s = static_cast<std::size_t>(side);
        Piece piece;
        piece.id = std::to_string(ladder.pieces.size());
        piece.side = side;
        piece.issue = static_cast<int>(ladder.pieces.size());
        piece.to = 1;
        piece.cost = Interval::point(exchange[s].cost * share);
        piece.benefit = Interval::point(exchange[1 - s].benefit * share);
        piece.lag = Interval::point(0);
        piece.revocable = Revocable::no;
        sequence.moves.emplace_back().delivered[s].push_back(static_cast<int>(ladder.pieces.size()));
        ladder.pieces.push_back(piece);
    };
    const auto least_early_slack = [&](const Rational& first) {
        ladder.pieces.clear();
        sequence.moves.clear();
        Rational given = first;
        Rational answered = Rational(1) - rate;
        const Rational rest =
            (Rational(1) - first) / other;  // what later gifts are scaled by, so that they add up to 1
        for (int k = 0; k < 30; ++k) {
            deliver(0, given);
            deliver(1, answered);
            given = other * answered * rest;
            answered *= rate;
        }
        ladder.goal.assign(ladder.pieces.size(), 1);
        double least = 1;
        for (const SlackForm& form : slack_forms(ladder, sequence))
            if (form.move < 20) least = std::min(least, slack_range(form, ladder).low->to_double());
        return least;
    };
    EXPECT_GE(least_early_slack(*largest_first_step_in_turns(exchange, 0)), -1e-4);
    EXPECT_LT(least_early_slack(*largest_first_step_in_turns(exchange, 0) * r("1.05")), -1e-2);
}

TEST(Staircase, WhatBothCanTakeBackNeedsNoSteps) {
    Exchange exchange = same(r("0.8"), 1, r("0.9"), r("0.1"));
    for (ExchangeSide& side : exchange) {
        side.own_revocable = side.other_revocable = true;
        side.other_lag = 2;
    }
    // K >= a - delta^L b: 0.1 against 0.8 - 0.81.
    ASSERT_TRUE(shortest_staircase(exchange));
    EXPECT_EQ(shortest_staircase(exchange)->steps.size(), 1u);
    for (ExchangeSide& side : exchange) side.cost = r("0.92");
    EXPECT_FALSE(shortest_staircase(exchange));
    EXPECT_FALSE(staircase_holds(exchange, {r("1/2"), r("1/2")}));
}

// Whoever can take back everything goes on where the penalty is the cost exactly, in as many steps as the
// other needs.
TEST(Staircase, APenaltyOfExactlyTheCostIsEnoughToGoOn) {
    Exchange exchange = same(1, 2, r("0.9"), 1);
    exchange[0].own_revocable = true;
    exchange[1].benefit = r("1.2");
    exchange[1].patience = r("0.95");
    exchange[1].penalty = r("0.01");
    exchange[1].other_revocable = true;
    exchange[1].other_lag = std::nullopt;
    const auto found = shortest_staircase(exchange);
    ASSERT_TRUE(found);
    EXPECT_GT(found->steps.size(), 17u);
    EXPECT_EQ(found->at_least, 17);
    EXPECT_TRUE(staircase_holds(exchange, found->steps));
    bool exact = false;
    for (const auto& row : staircase_slack(exchange, found->steps)) exact = exact || row[0].is_zero();
    EXPECT_TRUE(exact);
    exchange[0].penalty -= r("1/1000000000000");
    EXPECT_FALSE(shortest_staircase(exchange));
}

TEST(Staircase, InTurnsTheOthersRatioBounds) {
    Exchange exchange = same(r("0.6"), 1, r("0.9"));
    exchange[1].cost = r("0.45");  // r = 1/2
    EXPECT_EQ(largest_first_step_in_turns(exchange, 0), r("1/2"));
    EXPECT_EQ(largest_first_step_in_turns(exchange, 1), r("1/3"));
    exchange[0].cost = 1;
    EXPECT_EQ(largest_first_step_in_turns(exchange, 0), std::nullopt);
}

// --- reassurance
// ----------------------------------------------------------------------------------------------------

TEST(Reassurance, GoldenBounds) {
    const auto low = [](const char* t, const char* g, const char* c) {
        return reassurance_low(r(t), r(g), r(c));
    };
    const auto high = [](const char* t, const char* g, const char* c) {
        return exposure_high(r(t), r(g), r(c));
    };
    EXPECT_EQ(low("0.5", "1.5", "1"), r("1/2"));
    EXPECT_EQ(high("0.5", "0.5", "1"), r("2/3"));
    EXPECT_EQ(low("0.5", "1.5", "2"), r("3/8"));
    EXPECT_EQ(high("0.5", "0.5", "0.5"), Rational(1));
    EXPECT_GT(low("0.1", "1.5", "1"), high("0.1", "0.5", "1"));
    EXPECT_EQ(low("0.1", "1.5", "2"), r("3/40"));
    EXPECT_EQ(high("0.1", "0.5", "0.5"), r("1/5"));
    EXPECT_EQ(trust_threshold(3, 2, 1, 0), r("1/2"));
    EXPECT_EQ(trust_threshold(3, 2, 1, -2), r("3/4"));
}

// The bounds are where the types change their minds: payoffs of both choices, written out.
TEST(Reassurance, BoundsAreWhereTheTypesTurn) {
    std::mt19937 random(5);
    const auto draw = [&](int low, int high) {
        return Rational(std::uniform_int_distribution<int>(low, high)(random), 20);
    };
    for (int round = 0; round < 500; ++round) {
        const Rational t = draw(1, 19);
        const Rational g_t = draw(0, 19);
        const Rational g_u = draw(21, 60);
        const Rational c_t = draw(1, 40);
        const Rational c_u = draw(1, 40);
        const Rational one = 1;
        for (int k = 1; k <= 20; ++k) {
            const Rational share(k, 20);
            const Rational trustworthy_yes = t * one - (one - t) * c_t * share;
            const Rational trustworthy_no = t * share * g_t;
            EXPECT_EQ(trustworthy_yes >= trustworthy_no, share <= exposure_high(t, g_t, c_t));
            const Rational cheat_mimics = t * (share + (one - share) * g_u) - (one - t) * c_u * share;
            const Rational cheat_shows = t * share * g_u;
            EXPECT_EQ(cheat_mimics <= cheat_shows, share >= reassurance_low(t, g_u, c_u));
        }
    }
}

TEST(Reassurance, AsTrustVanishesTheReadierTypeDecides) {
    const Rational tiny = r("1/1000000");
    const auto open = [&](const char* g_u, const char* c_t, const char* c_u) {
        return reassurance_low(tiny, r(g_u), r(c_u)) <= exposure_high(tiny, r("1/2"), r(c_t));
    };
    EXPECT_TRUE(open("1.5", "1", "1.51"));
    EXPECT_FALSE(open("1.5", "1", "1.49"));
}

TEST(Patience, RepeatedExchange) {
    EXPECT_EQ(patience_needed(3, 5, 1, 1), r("1/2"));         // (T-R)/(T-P)
    EXPECT_EQ(patience_needed(3, 5, 1, r("1/2")), r("2/3"));  // found out half the time
    EXPECT_EQ(patience_power_needed(3, 5, 1), r("1/2"));
    EXPECT_EQ(patience_needed(3, 2, 1, 1), std::nullopt);
}

// --- the window
// -----------------------------------------------------------------------------------------------------

WindowSide side(const char* trust, const char* g_t, const char* g_u, const char* c_t, const char* c_u,
                const char* cost, const char* benefit, const char* patience) {
    return {{in(trust), in(g_t), in(g_u), in(c_t), in(c_u)}, in(cost), in(benefit), in(patience)};
}

TEST(Window, GoldenOnesWithTheirBindingBound) {
    const WindowSide good = side("0.5", "0.5", "1.5", "0.5", "2", "0.3", "1", "0.9");
    Window window = first_step_window({good, good});
    EXPECT_EQ(window.verdict, Verdict::always);
    EXPECT_EQ(to_string(window.low), "3/8");
    EXPECT_EQ(to_string(window.high), "2/3");  // 1 - 0.3 / 0.9
    EXPECT_FALSE(window.binding);

    // Enforcement leaves a third, reassurance asks for three eighths.
    WindowSide costly = good;
    costly.cost = in("0.6");
    window = first_step_window({good, costly});
    EXPECT_EQ(window.verdict, Verdict::never);
    EXPECT_EQ(to_string(window.high), "1/3");
    ASSERT_TRUE(window.binding);
    EXPECT_EQ(window.binding->bound, WindowBound::enforcement);
    EXPECT_EQ(window.binding->side, 1);

    const WindowSide wary = side("0.1", "0.5", "1.5", "1", "1", "0.3", "1", "0.9");
    window = first_step_window({wary, good});
    EXPECT_EQ(window.verdict, Verdict::never);
    EXPECT_EQ(window.binding->bound, WindowBound::exposure_high);
    EXPECT_EQ(window.binding->side, 0);
}

TEST(Window, NothingKnownIsUndetermined) {
    const WindowSide nothing =
        side("[0,1]", "[0,1)", "(1,inf)", "[0,inf)", "[0,inf)", "(0,inf)", "[0,inf)", "(0,1)");
    const Window window = first_step_window({nothing, nothing});
    EXPECT_EQ(window.verdict, Verdict::undetermined);
    EXPECT_EQ(window.low.low, Rational(0));
    EXPECT_EQ(window.high.low, Rational(0));
    EXPECT_EQ(window.high.high, Rational(1));
}

// Trust enters both bounds of one party: the verdict is not that of the two ranges taken apart.
TEST(Window, SharedTrustIsFollowed) {
    // At any trust the lower bound is below the upper, though the ranges overlap crosswise.
    const WindowSide one = side("[0.1,0.9]", "0.5", "1.5", "0.5", "2", "0", "1", "0.9");
    const WindowSide easy = side("1", "0", "1.1", "0", "100", "0", "1", "0.9");
    WindowSide free = easy;
    free.types.trust = in("0.001");
    const Window window = first_step_window({one, free});
    ASSERT_TRUE(window.reassurance_low[0].high && window.exposure_high[0].low);
    EXPECT_GT(*window.reassurance_low[0].high, *window.exposure_high[0].low);
    EXPECT_EQ(window.verdict, Verdict::always);
}

// Verdicts over intervals against sampled numbers: no sample contradicts, and bounds contain every sample.
TEST(Window, IntervalsContainEverySample) {
    std::mt19937 random(8);
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    const auto interval = [&](int low, int high) {
        int a = draw(low, high);
        int b = draw(0, 2) == 0 ? a : draw(low, high);
        if (a > b) std::swap(a, b);
        return Interval::closed(Rational(a, 20), Rational(b, 20));
    };
    const auto sample = [&](const Interval& of) {
        return Interval::point(*of.low + (*of.high - *of.low) * Rational(draw(0, 4), 4));
    };
    std::array<int, 3> seen{};
    for (int round = 0; round < 600; ++round) {
        std::array<WindowSide, 2> sides;
        for (WindowSide& s : sides)
            s = {{interval(0, 20), interval(0, 19), interval(21, 60), interval(0, 30), interval(0, 60)},
                 interval(1, 12),
                 interval(8, 40),
                 interval(10, 20)};
        const Window whole = first_step_window(sides);
        ++seen[static_cast<std::size_t>(whole.verdict == Verdict::always  ? 0
                                        : whole.verdict == Verdict::never ? 1
                                                                          : 2)];
        for (int k = 0; k < 20; ++k) {
            std::array<WindowSide, 2> known = sides;
            for (WindowSide& s : known)
                for (Interval* one :
                     {&s.types.trust, &s.types.temptation_trustworthy, &s.types.temptation_cheat,
                      &s.types.sucker_trustworthy, &s.types.sucker_cheat, &s.cost, &s.benefit, &s.patience})
                    *one = sample(*one);
            const Window point = first_step_window(known);
            ASSERT_TRUE(whole.low.contains(point.low) && whole.high.contains(point.high));
            ASSERT_TRUE(point.verdict == Verdict::always || point.verdict == Verdict::never);
            // A known window is what the two numbers say.
            ASSERT_EQ(point.verdict == Verdict::always,
                      *point.low.low <= *point.high.low && point.high.low->sign() > 0);
            if (whole.verdict == Verdict::always || whole.verdict == Verdict::never) {
                ASSERT_EQ(point.verdict, whole.verdict);
            }
        }
    }
    for (const int count : seen) EXPECT_GT(count, 3);
}

// --- verification
// ---------------------------------------------------------------------------------------------------

TEST(Inspection, GoldenValuesAndTheRecursion) {
    EXPECT_EQ(inspection_value(4, 1), r("-3/5"));
    EXPECT_EQ(inspection_value(12, 2), r("-55/79"));
    for (int n = 1; n <= 12; ++n)
        for (int m = 0; m <= n + 1; ++m)
            EXPECT_EQ(inspection_value(n, m), inspection_value_by_recursion(n, m)) << n << ' ' << m;
    EXPECT_EQ(*inspection_value(in("[4,6]"), in("[1,2]")),
              Interval::closed(inspection_value(6, 1), inspection_value(4, 2)));
    EXPECT_EQ(to_string(*one_more_inspection(in("4"), in("1"))),
              to_string(Interval::point(inspection_value(4, 2) - r("-3/5"))));
}

TEST(Sampling, GoldenValuesAndCountingEverySample) {
    EXPECT_EQ(sampling_detection(22, 1, 5), r("5/22"));
    EXPECT_NEAR(sampling_detection(22, 1, 5).to_double(), 0.2273, 5e-5);
    EXPECT_NEAR(sampling_detection(100, 5, 45).to_double(), 0.9538, 5e-5);
    // All subsets of up to 10 sites, counted.
    for (int n = 1; n <= 10; ++n)
        for (int d = 0; d <= n; ++d)
            for (int k = 0; k <= n; ++k) {
                int samples = 0;
                int found = 0;
                for (int set = 0; set < (1 << n); ++set)
                    if (__builtin_popcount(static_cast<unsigned>(set)) == k) {
                        ++samples;
                        found += (set & ((1 << d) - 1)) != 0;
                    }
                EXPECT_EQ(sampling_detection(n, d, k), Rational(found, samples)) << n << ' ' << d << ' ' << k;
            }
    for (const char* confidence : {"0", "0.2", "0.5", "0.95", "1"}) {
        const auto needed = sites_needed(100, 5, r(confidence));
        ASSERT_TRUE(needed);
        EXPECT_GE(sampling_detection(100, 5, *needed), r(confidence));
        if (*needed > 0) {
            EXPECT_LT(sampling_detection(100, 5, *needed - 1), r(confidence));
        }
    }
    EXPECT_EQ(sites_needed(100, 0, r("0.5")), std::nullopt);
}

// A chance that is asked for exactly is met by the sample that has it: whatever the first guess in doubles was.
TEST(Sampling, AChanceAskedForExactlyNeedsNoFurtherSite) {
    for (int n = 1; n <= 60; ++n)
        for (int d = 1; d <= n; ++d)
            for (int k = 1; k <= n; ++k) {
                const Rational chance = sampling_detection(n, d, k);
                int fewest = 0;
                while (sampling_detection(n, d, fewest) < chance) ++fewest;
                ASSERT_EQ(sites_needed(n, d, chance), fewest) << n << ' ' << d << ' ' << k;
            }
}

TEST(Monitoring, TheIntervalEmptiesContinuously) {
    const auto at = [](const char* exposure) {
        return monitoring({in("0.8"), in(exposure), in("1"), in("5"), in("2")});
    };
    EXPECT_EQ(to_string(at("4").low), "1/4");
    EXPECT_EQ(to_string(at("4").high), "1/2");
    EXPECT_EQ(at("4").verdict, Verdict::always);
    EXPECT_EQ(at("8").verdict, Verdict::always);  // just
    EXPECT_EQ(to_string(at("8").high), "1/4");
    EXPECT_EQ(at("8.001").verdict, Verdict::never);
    EXPECT_FALSE(at("8.001").assurance_binds);
    const auto weak = monitoring({in("0.1"), in("1"), in("1"), in("5"), in("2")});
    EXPECT_EQ(weak.verdict, Verdict::never);
    EXPECT_TRUE(weak.assurance_binds);
    EXPECT_EQ(monitoring({in("[0,1]"), in("1"), in("1"), in("5"), in("2")}).verdict, Verdict::undetermined);
}

TEST(Breakout, IsAnInterval) {
    EXPECT_EQ(to_string(*breakout_years(in("7"), in("[0.5,1]"), in("7"))), "[2, inf)");
    EXPECT_EQ(to_string(*breakout_years(in("7"), in("0.5"), in("7"))), "2");
    EXPECT_EQ(breakout_years(in("7"), in("1"), in("7")), std::nullopt);
}

// --- time
// -----------------------------------------------------------------------------------------------------------

TEST(Waiting, FavoursWhoseAlternativeImproves) {
    const Waiting one = waiting({in("0"), in(">=0")});
    EXPECT_EQ(one.favours[0], Verdict::never);
    EXPECT_EQ(one.never_loses[1], Verdict::always);
    EXPECT_EQ(one.never_loses[0], Verdict::undetermined);
    const Waiting strict = waiting({in("0"), in(">0")});
    EXPECT_EQ(strict.favours[1], Verdict::always);
    EXPECT_EQ(strict.never_loses[0], Verdict::never);
    EXPECT_EQ(to_string(waiting({in("0.1"), in("0.3")}).change[0]), "-1/10");
}

TEST(Freeze, IsWorthBreakingOnceTheLinesCross) {
    const Freeze known = freeze(in("1"), in("0"), in("0.2"), in("0.1"));
    EXPECT_EQ(known.worth_breaking_now, Verdict::never);
    EXPECT_EQ(known.ever, Verdict::always);
    EXPECT_EQ(known.earliest, Rational(8));
    EXPECT_EQ(known.latest, Rational(8));
    EXPECT_EQ(freeze(in("1"), in("0"), in("0.2"), in("-0.1")).ever, Verdict::never);
    EXPECT_EQ(freeze(in("0"), in("0"), in("0.2"), in("0")).worth_breaking_now, Verdict::always);
    const Freeze range = freeze(in("[1,2]"), in("0"), in("0"), in("[0.1,0.5]"));
    EXPECT_EQ(range.earliest, Rational(2));
    EXPECT_EQ(range.latest, Rational(20));
    EXPECT_EQ(freeze(in(">0"), in("0"), in("0"), in(">=0")).ever, Verdict::undetermined);
}

}  // namespace
}  // namespace detente::steps
