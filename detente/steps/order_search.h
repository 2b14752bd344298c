// SPDX-License-Identifier: Apache-2.0
// Searches over all orders of a ladder, one piece a move, the levels of an issue in order.
//
// With patience 1 on both sides the value of what is left depends only on what is done, so dynamic
// programming over the sets of done pieces is exact. With patience below 1 it also depends on the order of
// what follows, and a single best value per set would be wrong: labels (least slack, V_1, V_2) are kept per
// set, those that another equals or beats in all three dropped. Beyond the limit on labels a beam gives a
// plan and a relaxation (each side's value as large as any order makes it) a bound; the answer is then an
// interval and says so. The search runs in double precision; its winner is judged again in exact rationals
// (holds.h).
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "detente/base/progress.h"
#include "detente/steps/order_space.h"

namespace detente::steps {

enum class Objective : std::uint8_t {
    least_slack,  // the largest least slack of both sides
    cost,         // the smallest sum of what is stated per piece, among plans whose slacks are all at least 0
    one_side,     // the largest least slack of one side, among plans whose other slacks are all at least 0
};

struct OrderSearchLimits {
    std::size_t labels = 6'000'000;       // kept in all
    std::size_t states = 4'000'000;       // sets that are gone through one by one
    std::size_t beam = 400;               // sets kept per layer once beyond
    std::size_t largest_relaxation = 22;  // pieces up to which the relaxation's table is made
    Watch watch{};  // stopped: as past the other limits, and answer() is stopped_error()
};

struct SearchRequest {
    Objective objective = Objective::least_slack;
    std::vector<double> costs;  // one a piece of the space, for Objective::cost
    int side = 0;               // for Objective::one_side
    double tolerance = 1e-9;    // slacks down to -tolerance times the scale count as 0 in constraints
    OrderSearchLimits limits;
};

struct Found {
    std::vector<int> order;  // pieces of the space
    double value = 0;        // least slack, or the sum of costs
};

struct SearchResult {
    std::optional<Found> best;  // none: no plan (or, if not complete, none found)
    // No plan has a larger least slack than this (Objective::least_slack and one_side). Minus infinity: there
    // is no plan.
    double bound = std::numeric_limits<double>::infinity();
    bool complete = true;  // every order was covered
    std::size_t states = 0;
    std::size_t labels = 0;
};

SearchResult search_orders(const OrderSpace& space, const SearchRequest& request);

// The sets of pieces that can be done, in an order in which each comes after those it contains; none past the
// limit.
std::optional<std::vector<PieceSet>> reachable_sets(const OrderSpace& space, std::size_t limit);

}  // namespace detente::steps
