// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/order_space.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "detente/base/elementary.h"

namespace detente::steps {

namespace {

double end_of(const Interval& interval, bool upper) {
    const auto& end = upper ? interval.high : interval.low;
    return end ? end->to_double() : std::numeric_limits<double>::infinity();
}

// Pieces that cross this level of an issue: any one of them delivers it.
PieceSet crossing(const OrderSpace& space, const Ladder& ladder, int issue, int level) {
    PieceSet set = 0;
    for (std::size_t p = 0; p < space.pieces.size(); ++p) {
        const Piece& piece = ladder.pieces[static_cast<std::size_t>(space.pieces[p].index)];
        if (piece.issue == issue && piece.from < level && level <= piece.to) set |= PieceSet{1} << p;
    }
    return set;
}

double kept_of(const Piece& piece, const Side& receiver, Corner corner) {
    const bool worst = corner == Corner::worst;
    if (piece.revocable == Revocable::no || (piece.revocable == Revocable::unknown && worst)) return 0;
    const double benefit = end_of(piece.benefit, !worst);
    if (benefit == 0) return 0;
    if (receiver.patience.is_point() && *receiver.patience.low == Rational(1)) return benefit;
    const auto& lag = worst ? piece.lag.high : piece.lag.low;
    if (!lag) return 0;
    const double patience = end_of(receiver.patience, !worst);
    const double weight = elementary::pow(patience, lag->to_double());
    return weight == 0 ? 0 : weight * benefit;
}

double back_of(const Piece& piece, Corner corner) {
    const bool worst = corner == Corner::worst;
    if (piece.revocable == Revocable::no || (piece.revocable == Revocable::unknown && !worst)) return 0;
    return end_of(piece.cost, worst);
}

double penalty_of(const Side& side, bool upper) {
    const double chance = end_of(side.detection, upper);
    return chance == 0 ? 0 : chance * end_of(side.penalty, upper);
}

// The least common multiple of the denominators, while it stays small.
bool fold_denominator(const Rational& value, std::int64_t& common) {
    if (!value.is_small()) return false;
    const std::int64_t d = value.small_denominator();
    common = common / std::gcd(common, d) * d;
    return common <= (std::int64_t{1} << 40);
}

// Multiplies all amounts by their common denominator, computed from the exact numbers.
void make_whole(OrderSpace& space, const Ladder& ladder) {
    std::int64_t common = 1;
    Rational sum;
    const auto fold = [&](const Rational& value) {
        sum += abs(value);
        return common <= (std::int64_t{1} << 40) && fold_denominator(value, common);
    };
    std::array<Rational, 2> penalty;
    for (std::size_t s = 0; s < 2; ++s) {
        penalty[s] = *ladder.sides[s].detection.low * *ladder.sides[s].penalty.low;
        if (!fold(penalty[s])) return;
    }
    for (const OrderPiece& order : space.pieces) {
        const Piece& piece = ladder.pieces[static_cast<std::size_t>(order.index)];
        if (!fold(*piece.cost.low) || !fold(*piece.benefit.low)) return;
    }
    const Rational scale(common, 1);
    if (sum * scale * Rational(4) >= Rational(std::int64_t{1} << 52, 1)) return;
    for (std::size_t s = 0; s < 2; ++s) space.sides[s].penalty = (penalty[s] * scale).to_double();
    for (OrderPiece& order : space.pieces) {
        const Piece& piece = ladder.pieces[static_cast<std::size_t>(order.index)];
        order.cost = (*piece.cost.low * scale).to_double();
        order.benefit = (*piece.benefit.low * scale).to_double();
        order.back = piece.revocable == Revocable::yes ? order.cost : 0;
        order.kept = piece.revocable == Revocable::yes ? order.benefit : 0;
    }
    space.scale = static_cast<double>(common);
    space.whole = true;
}

}  // namespace

double OrderSpace::standing(int side, PieceSet done) const {
    double value = sides[static_cast<std::size_t>(side)].penalty;
    for (std::size_t p = 0; p < pieces.size(); ++p)
        if ((done >> p) & 1) value += pieces[p].side == side ? -pieces[p].back : pieces[p].kept;
    return value;
}

OrderSpace order_space(const Ladder& ladder, Corner corner) {
    OrderSpace space;
    const bool worst = corner == Corner::worst;
    space.patient = true;
    space.exact_numbers = true;
    const auto note = [&](const Interval& interval) {
        space.exact_numbers = space.exact_numbers && interval.is_point();
    };
    for (std::size_t s = 0; s < 2; ++s) {
        const Side& side = ladder.sides[s];
        OrderSide& own = space.sides[s];
        own.penalty = penalty_of(side, !worst);
        const double low = side.patience.low->to_double();
        const double high = side.patience.high->to_double();
        own.discount_gain = worst ? low : high;
        own.discount_loss = worst ? high : low;
        space.patient = space.patient && side.patience.is_point() && *side.patience.low == Rational(1);
        note(side.patience);
        note(side.penalty);
        note(side.detection);
    }
    for (std::size_t i = 0; i < ladder.pieces.size(); ++i) {
        const Piece& piece = ladder.pieces[i];
        if (piece.to > ladder.goal[static_cast<std::size_t>(piece.issue)]) continue;
        OrderPiece order;
        order.index = static_cast<int>(i);
        order.side = piece.side;
        order.cost = end_of(piece.cost, worst);
        order.benefit = end_of(piece.benefit, !worst);
        order.back = back_of(piece, corner);
        order.kept = kept_of(piece, ladder.sides[static_cast<std::size_t>(1 - piece.side)], corner);
        if (piece.revocable != Revocable::no) {
            space.sides[static_cast<std::size_t>(piece.side)].takes_back |= PieceSet{1}
                                                                            << space.pieces.size();
            if (!ladder.sides[static_cast<std::size_t>(1 - piece.side)].patience.is_point())
                space.exact_numbers = false;
            if (*ladder.sides[static_cast<std::size_t>(1 - piece.side)].patience.low != Rational(1))
                note(piece.lag);
            space.exact_numbers = space.exact_numbers && piece.revocable == Revocable::yes;
        }
        note(piece.cost);
        note(piece.benefit);
        space.pieces.push_back(std::move(order));
    }
    for (std::size_t p = 0; p < space.pieces.size(); ++p) {
        OrderPiece& order = space.pieces[p];
        const Piece& piece = ladder.pieces[static_cast<std::size_t>(order.index)];
        for (std::size_t q = 0; q < space.pieces.size(); ++q) {
            const Piece& other = ladder.pieces[static_cast<std::size_t>(space.pieces[q].index)];
            if (q != p && other.issue == piece.issue && other.from < piece.to && piece.from < other.to)
                order.conflicts |= PieceSet{1} << q;
        }
        if (piece.from > 0) order.requirements.push_back(crossing(space, ladder, piece.issue, piece.from));
        for (const int need : piece.needs) {
            const Piece& needed = ladder.pieces[static_cast<std::size_t>(need)];
            order.requirements.push_back(crossing(space, ladder, needed.issue, needed.to));
        }
        // A piece that starts at a level must find it reached by a piece that ends there.
        if (piece.from > 0) {
            PieceSet ending = 0;
            for (std::size_t q = 0; q < space.pieces.size(); ++q) {
                const Piece& other = ladder.pieces[static_cast<std::size_t>(space.pieces[q].index)];
                if (other.issue == piece.issue && other.to == piece.from) ending |= PieceSet{1} << q;
            }
            order.requirements.front() = ending;
        }
    }
    for (std::size_t p = 0; p < space.pieces.size(); ++p)
        for (const PieceSet required : space.pieces[p].requirements)
            for (std::size_t q = 0; q < space.pieces.size(); ++q)
                if ((required >> q) & 1) space.pieces[q].successors |= PieceSet{1} << p;
    for (std::size_t issue = 0; issue < ladder.goal.size(); ++issue) {
        if (ladder.goal[issue] == 0) continue;
        space.targets.push_back(crossing(space, ladder, static_cast<int>(issue), ladder.goal[issue]));
    }
    if (space.patient && space.exact_numbers) make_whole(space, ladder);
    return space;
}

double size_of_numbers(const OrderSpace& space) {
    double size = 1;
    const auto count = [&](double amount) {
        if (std::isfinite(amount)) size = std::max(size, amount);
    };
    for (const OrderPiece& piece : space.pieces) {
        count(piece.cost);
        count(piece.benefit);
    }
    for (const OrderSide& side : space.sides) count(side.penalty);
    return size;
}

Sequence sequence_of(const OrderSpace& space, const std::vector<int>& order, std::string name) {
    Sequence sequence;
    sequence.name = std::move(name);
    for (const int place : order) {
        const OrderPiece& piece = space.pieces[static_cast<std::size_t>(place)];
        sequence.moves.emplace_back().delivered[static_cast<std::size_t>(piece.side)].push_back(piece.index);
    }
    return sequence;
}

}  // namespace detente::steps
