// SPDX-License-Identifier: Apache-2.0
// The orders in which a ladder can be delivered, one piece a move: sets of delivered pieces as bit masks, and
// the numbers of one corner as plain doubles. What is found with it is proved again in exact rationals.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "detente/steps/ladder.h"
#include "detente/steps/slack.h"

namespace detente::steps {

using PieceSet = std::uint64_t;

struct OrderPiece {
    int index = 0;  // in the ladder
    int side = 0;
    double cost = 0;
    double benefit = 0;
    double back = 0;         // what the deliverer regains by taking it back: the cost, or 0
    double kept = 0;         // what the other side keeps of it then: delta^L times the benefit, or 0
    PieceSet conflicts = 0;  // pieces that deliver a level of it
    std::vector<PieceSet> requirements;  // from each of these sets one piece must be there before
    PieceSet successors = 0;             // pieces that may require this one
};

struct OrderSide {
    double penalty = 0;        // q K
    double discount_gain = 1;  // applied to a later value of 0 or more
    double discount_loss = 1;  // applied to one below 0
    PieceSet takes_back = 0;   // its pieces that are, or may be, revocable
};

// One corner of the intervals. With patience an interval, the worst (best) corner bounds every slack from
// below (above).
struct OrderSpace {
    std::array<OrderSide, 2> sides;
    std::vector<OrderPiece> pieces;  // those of use up to the goal
    std::vector<PieceSet> targets;   // from each of these sets one piece must be there in the end
    bool patient = false;            // both discount factors are 1
    bool exact_numbers = false;      // every number is a known point
    // With patience 1 and known numbers all amounts are multiplied by their common denominator, if they stay
    // within 2^50: then every sum is a whole number and exact.
    double scale = 1;
    bool whole = false;

    bool allowed(PieceSet done, std::size_t piece) const {
        const OrderPiece& p = pieces[piece];
        if ((done >> piece) & 1 || (p.conflicts & done) != 0) return false;
        for (const PieceSet required : p.requirements)
            if ((required & done) == 0) return false;
        return true;
    }
    bool complete(PieceSet done) const {
        for (const PieceSet target : targets)
            if ((target & done) == 0) return false;
        return true;
    }
    // What a side has to lose or keep when all stops here, its expected penalty included: -R + q K.
    double standing(int side, PieceSet done) const;
    // A value one period later, as it counts now.
    double discounted(int side, double after) const {
        const OrderSide& own = sides[static_cast<std::size_t>(side)];
        return (after < 0 ? own.discount_loss : own.discount_gain) * after;
    }
    // The value before a piece, and the slack of delivering (or receiving) it, given the discounted value
    // after it and what stands before it.
    static double before(int side, const OrderPiece& piece, double later) {
        return (piece.side == side ? -piece.cost : piece.benefit) + later;
    }
    static double slack(int side, const OrderPiece& piece, double standing, double later) {
        return (piece.side == side ? -piece.cost : piece.kept) + later + standing;
    }
};

OrderSpace order_space(const Ladder& ladder, Corner corner);

// The largest finite amount of the space, at least 1: what rounding is measured by.
double size_of_numbers(const OrderSpace& space);

// The sequence that delivers these pieces (indices of the space) in this order.
Sequence sequence_of(const OrderSpace& space, const std::vector<int>& order, std::string name);

}  // namespace detente::steps
