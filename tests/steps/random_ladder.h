// SPDX-License-Identifier: Apache-2.0
// Random ladders for the tests: small whole numbers, so that exact recomputation stays cheap.
#pragma once

#include <algorithm>
#include <random>
#include <string>

#include "detente/steps/ladder.h"

namespace detente::steps::testing {

struct LadderShape {
    int pieces = 5;
    bool patient = false;   // patience 1 on both sides
    bool revocable = true;  // some pieces can be taken back
    bool penalties = true;
    bool needs = true;  // some pieces wait for others
    bool one_issue_each = false;
};

inline Rational random_share(std::mt19937& random, int low, int high, int of) {
    return Rational(std::uniform_int_distribution<int>(low, high)(random), of);
}

inline Ladder random_ladder(std::mt19937& random, const LadderShape& shape) {
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    Ladder ladder;
    const char* names[] = {"left", "right"};
    for (int s = 0; s < 2; ++s) {
        Side& side = ladder.sides[static_cast<std::size_t>(s)];
        side.party = s;
        side.id = names[s];
        side.patience = Interval::point(shape.patient ? Rational(1) : random_share(random, 5, 20, 20));
        side.penalty = Interval::point(shape.penalties ? random_share(random, 0, 8, 4) : Rational(0));
        side.detection = Interval::point(shape.penalties ? random_share(random, 2, 4, 4) : Rational(1));
    }
    int issue = 0;
    int level = 0;
    int side = 0;
    for (int i = 0; i < shape.pieces; ++i) {
        Piece piece;
        if (i > 0 && (shape.one_issue_each || draw(0, 1) == 0)) {
            ++issue;
            level = 0;
            side = draw(0, 1);
        }
        piece.id = "p" + std::to_string(i);
        piece.name = piece.id;
        piece.side = side;
        piece.issue = issue;
        piece.from = level;
        piece.to = ++level;
        piece.cost = Interval::point(random_share(random, 1, 8, 4));
        piece.benefit = Interval::point(random_share(random, 0, 12, 4));
        piece.lag = Interval::point(draw(0, 3));
        piece.revocable = shape.revocable && draw(0, 1) == 0 ? Revocable::yes : Revocable::no;
        if (shape.needs && i > 0 && draw(0, 3) == 0) piece.needs.push_back(draw(0, i - 1));
        ladder.pieces.push_back(std::move(piece));
    }
    ladder.goal.assign(static_cast<std::size_t>(issue) + 1, 0);
    for (const Piece& piece : ladder.pieces) {
        int& goal = ladder.goal[static_cast<std::size_t>(piece.issue)];
        goal = std::max(goal, piece.to);
    }
    return ladder;
}

// Every order of the pieces, one a move, that keeps levels and needs.
template <class Visit>
void every_order(const Ladder& ladder, std::vector<int>& order, std::vector<char>& done, const Visit& visit) {
    if (order.size() == ladder.pieces.size()) {
        visit(order);
        return;
    }
    const auto reached = [&](int issue, int level) {
        if (level == 0) return true;
        for (std::size_t i = 0; i < done.size(); ++i)
            if (done[i] && ladder.pieces[i].issue == issue && ladder.pieces[i].to >= level) return true;
        return false;
    };
    for (std::size_t i = 0; i < ladder.pieces.size(); ++i) {
        const Piece& piece = ladder.pieces[i];
        if (done[i] || !reached(piece.issue, piece.from)) continue;
        bool ready = true;
        for (const int need : piece.needs) {
            const Piece& other = ladder.pieces[static_cast<std::size_t>(need)];
            ready = ready && reached(other.issue, other.to);
        }
        if (!ready) continue;
        done[i] = 1;
        order.push_back(static_cast<int>(i));
        every_order(ladder, order, done, visit);
        order.pop_back();
        done[i] = 0;
    }
}

inline Sequence one_a_move(const Ladder& ladder, const std::vector<int>& order) {
    Sequence sequence;
    for (const int piece : order)
        sequence.moves.emplace_back()
            .delivered[static_cast<std::size_t>(ladder.pieces[static_cast<std::size_t>(piece)].side)]
            .push_back(piece);
    return sequence;
}

// What a side gets from a sequence if it keeps to it until `stops` (a move, from 0) and then stops: the flows
// counted one by one, period by period, with no use of the engine's formula. `stops` beyond the last move: it
// keeps to all of it, and takes back what it can afterwards when `reneges_last`. Known numbers only; K counts
// in the period of the stop.
inline Rational walk_through(const Ladder& ladder, const Sequence& sequence, int side, std::size_t stops,
                             bool reneges_last) {
    const auto own = static_cast<std::size_t>(side);
    const auto other = static_cast<std::size_t>(1 - side);
    const Side& self = ladder.sides[own];
    const Rational patience = *self.patience.low;
    Rational discount = 1;
    Rational sum;
    std::vector<int> given;
    std::vector<int> received;
    const auto renege = [&] {
        // Gets back the flow of its own, loses the other's after the lag, and pays if found out.
        for (const int p : given) {
            const Piece& piece = ladder.pieces[static_cast<std::size_t>(p)];
            if (piece.revocable == Revocable::yes) sum += discount * *piece.cost.low;
        }
        for (const int p : received) {
            const Piece& piece = ladder.pieces[static_cast<std::size_t>(p)];
            if (piece.revocable != Revocable::yes) continue;
            Rational later = discount;
            for (Rational l; l < *piece.lag.low; l += 1) later *= patience;
            sum -= later * *piece.benefit.low;
        }
        sum -= discount * *self.detection.low * *self.penalty.low;
    };
    for (std::size_t k = 0; k < sequence.moves.size(); ++k) {
        const Move& move = sequence.moves[k];
        for (const int p : move.delivered[other]) {
            sum += discount * *ladder.pieces[static_cast<std::size_t>(p)].benefit.low;
            received.push_back(p);
        }
        if (k == stops) {
            renege();
            return sum;
        }
        for (const int p : move.delivered[own]) {
            sum -= discount * *ladder.pieces[static_cast<std::size_t>(p)].cost.low;
            given.push_back(p);
        }
        discount *= patience;
    }
    if (reneges_last) renege();
    return sum;
}

}  // namespace detente::steps::testing
