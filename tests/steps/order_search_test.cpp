// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/steps/order_search.h"

#include <gtest/gtest.h>

#include "detente/steps/holds.h"
#include "random_ladder.h"

namespace detente::steps {
namespace {

using testing::LadderShape;
using testing::random_ladder;

// The least slack of one order, by the engine's exact slacks (themselves checked in slack_test.cpp).
Rational least_slack(const Ladder& ladder, const Sequence& sequence, int side = -1) {
    std::optional<Rational> least;
    for (const SlackForm& form : slack_forms(ladder, sequence)) {
        if (side >= 0 && form.side != side) continue;
        const SlackRange range = slack_range(form, ladder);
        if (!least || *range.low < *least) least = range.low;
    }
    return *least;
}

struct Brute {
    std::optional<Rational> best;
    std::optional<Rational> best_of_side[2];  // with the other side's slacks at or above 0
    std::size_t orders = 0;
};

Brute go_through_all(const Ladder& ladder) {
    Brute brute;
    std::vector<int> order;
    std::vector<char> done(ladder.pieces.size(), 0);
    testing::every_order(ladder, order, done, [&](const std::vector<int>& one) {
        ++brute.orders;
        const Sequence sequence = testing::one_a_move(ladder, one);
        const Rational sides[2] = {least_slack(ladder, sequence, 0), least_slack(ladder, sequence, 1)};
        const Rational both = std::min(sides[0], sides[1]);
        if (!brute.best || both > *brute.best) brute.best = both;
        for (int s = 0; s < 2; ++s)
            if (sides[1 - s].sign() >= 0 && (!brute.best_of_side[s] || sides[s] > *brute.best_of_side[s]))
                brute.best_of_side[s] = sides[s];
    });
    return brute;
}

void compare_with_all_orders(std::mt19937& random, const LadderShape& shape, std::size_t& orders) {
    const Ladder ladder = random_ladder(random, shape);
    const Brute brute = go_through_all(ladder);
    orders += brute.orders;
    const OrderSpace space = order_space(ladder, Corner::worst);
    const SearchResult result = search_orders(space, {});
    ASSERT_TRUE(result.complete);
    ASSERT_EQ(result.best.has_value(), brute.best.has_value());
    if (!brute.best) return;
    // The winner, judged exactly, is as good as the best of all orders: equal, not near.
    EXPECT_EQ(least_slack(ladder, sequence_of(space, result.best->order, "")), *brute.best);
    for (int s = 0; s < 2; ++s) {
        SearchRequest request;
        request.objective = Objective::one_side;
        request.side = s;
        const SearchResult one = search_orders(space, request);
        ASSERT_EQ(one.best.has_value(), brute.best_of_side[s].has_value());
        if (one.best) {
            EXPECT_EQ(least_slack(ladder, sequence_of(space, one.best->order, ""), s),
                      *brute.best_of_side[s]);
        }
    }
}

TEST(OrderSearch, AgreesWithAllOrdersOfRandomLadders) {
    std::mt19937 random(6);
    std::size_t orders = 0;
    for (int round = 0; round < 6000; ++round) {
        LadderShape shape;
        shape.pieces = 2 + round % 4;
        shape.patient = round % 5 == 0;
        shape.revocable = round % 3 != 0;
        shape.one_issue_each = round % 7 == 0;
        compare_with_all_orders(random, shape, orders);
    }
    EXPECT_GT(orders, 50'000u);
}

TEST(OrderSearch, AgreesWithAllOrdersOfSevenPieces) {
    std::mt19937 random(7);
    std::size_t orders = 0;
    for (int round = 0; round < 160; ++round) {
        LadderShape shape;
        shape.pieces = 6 + round % 2;
        shape.patient = round % 6 == 0;
        shape.one_issue_each = round % 8 == 0;
        compare_with_all_orders(random, shape, orders);
    }
    EXPECT_GT(orders, 5'000u);
}

}  // namespace
}  // namespace detente::steps
