// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/first_mover.h"

#include <algorithm>

namespace detente::steps {

namespace {

const Piece& at(const Ladder& ladder, int piece) {
    return ladder.pieces[static_cast<std::size_t>(piece)];
}

// The pieces of the finest way up each issue: at every level the piece that rises least.
std::vector<int> finest_way(const Ladder& ladder) {
    std::vector<int> chosen;
    for (std::size_t issue = 0; issue < ladder.goal.size(); ++issue) {
        int level = 0;
        while (level < ladder.goal[issue]) {
            int next = -1;
            for (std::size_t p = 0; p < ladder.pieces.size(); ++p) {
                const Piece& piece = ladder.pieces[p];
                if (piece.issue != static_cast<int>(issue) || piece.from != level ||
                    piece.to > ladder.goal[issue])
                    continue;
                if (next < 0 || piece.to < at(ladder, next).to) next = static_cast<int>(p);
            }
            if (next < 0) break;
            chosen.push_back(next);
            level = at(ladder, next).to;
        }
    }
    return chosen;
}

struct Levels {
    const Ladder& ladder;
    std::vector<int> reached;

    explicit Levels(const Ladder& l) : ladder(l), reached(l.goal.size(), 0) {}
    bool ready(int piece, bool across_sides) const {
        const Piece& p = at(ladder, piece);
        if (reached[static_cast<std::size_t>(p.issue)] != p.from) return false;
        return std::all_of(p.needs.begin(), p.needs.end(), [&](int need) {
            const Piece& needed = at(ladder, need);
            return (!across_sides && needed.side != p.side) ||
                   reached[static_cast<std::size_t>(needed.issue)] >= needed.to;
        });
    }
    void deliver(int piece) {
        reached[static_cast<std::size_t>(at(ladder, piece).issue)] = at(ladder, piece).to;
    }
};

// One side's pieces in an order that its own levels and needs allow, file order where they leave it open.
std::vector<int> own_order(const Ladder& ladder, std::vector<int> pieces, int side) {
    std::sort(pieces.begin(), pieces.end());
    std::vector<int> order;
    Levels levels(ladder);
    bool moved = true;
    while (moved) {
        moved = false;
        for (const int piece : pieces) {
            if (at(ladder, piece).side != side || std::find(order.begin(), order.end(), piece) != order.end())
                continue;
            if (!levels.ready(piece, false)) continue;
            levels.deliver(piece);
            order.push_back(piece);
            moved = true;
            break;
        }
    }
    return order;
}

std::string first_obstacle(const Ladder& ladder, const Sequence& sequence) {
    Levels levels(ladder);
    for (std::size_t k = 0; k < sequence.moves.size(); ++k) {
        // What one move delivers together may rest on each other.
        for (const auto& side : sequence.moves[k].delivered)
            for (const int piece : side) levels.deliver(piece);
        for (const auto& side : sequence.moves[k].delivered)
            for (const int piece : side)
                for (const int need : at(ladder, piece).needs) {
                    const Piece& needed = at(ladder, need);
                    if (levels.reached[static_cast<std::size_t>(needed.issue)] < needed.to)
                        return "`" + at(ladder, piece).id + "` in move " + std::to_string(k + 1) +
                               " comes before `" + needed.id + "`, which it needs";
                }
    }
    return {};
}

void fill(const Ladder& ladder, const Sequence& sequence, OrderAnswer& order) {
    order.obstacle = first_obstacle(ladder, sequence);
    order.possible = order.obstacle.empty();
    if (!order.possible) return;
    order.answer = judge(ladder, sequence);
    // What is needed in all is what would have to be added to no penalty at all.
    Ladder bare = ladder;
    for (Side& side : bare.sides) side.penalty = Interval::point(0);
    const SequenceAnswer without = judge(bare, sequence);
    for (std::size_t s = 0; s < 2; ++s) {
        order.need_low[s] = without.sides[s].bond_low;
        order.need_high[s] = without.sides[s].bond_high;
    }
}

}  // namespace

std::string_view to_string(OrderAnswer::Kind kind) {
    switch (kind) {
        case OrderAnswer::Kind::in_turns:
            return "in turns";
        case OrderAnswer::Kind::same_time:
            return "at the same time";
        case OrderAnswer::Kind::one_side_first:
            return "one side first";
    }
    return "";
}

std::vector<OrderAnswer> first_mover(const Ladder& ladder) {
    const std::vector<int> pieces = finest_way(ladder);
    const std::array<std::vector<int>, 2> own{own_order(ladder, pieces, 0), own_order(ladder, pieces, 1)};
    const std::size_t longest = std::max(own[0].size(), own[1].size());
    std::vector<OrderAnswer> orders;
    const auto add = [&](OrderAnswer::Kind kind, int first) {
        OrderAnswer order;
        order.kind = kind;
        order.first = first;
        Sequence sequence;
        sequence.name = std::string(to_string(kind)) +
                        (first < 0 ? "" : ", " + ladder.sides[static_cast<std::size_t>(first)].id + " first");
        if (kind == OrderAnswer::Kind::one_side_first)
            sequence.name = "all of " + ladder.sides[static_cast<std::size_t>(first)].id + " first";
        const auto deliver = [&](int side, std::size_t k, bool fresh) {
            const auto s = static_cast<std::size_t>(side);
            if (k >= own[s].size()) return;
            if (fresh || sequence.moves.empty()) sequence.moves.emplace_back();
            sequence.moves.back().delivered[s].push_back(own[s][k]);
        };
        if (kind == OrderAnswer::Kind::same_time) {
            for (std::size_t k = 0; k < longest; ++k) {
                sequence.moves.emplace_back();
                deliver(0, k, false);
                deliver(1, k, false);
            }
        } else if (kind == OrderAnswer::Kind::in_turns) {
            for (std::size_t k = 0; k < longest; ++k) {
                deliver(first, k, true);
                deliver(1 - first, k, true);
            }
        } else {
            for (const int side : {first, 1 - first})
                for (std::size_t k = 0; k < own[static_cast<std::size_t>(side)].size(); ++k)
                    deliver(side, k, true);
        }
        fill(ladder, sequence, order);
        orders.push_back(std::move(order));
    };
    if (own[0].empty() && own[1].empty()) return orders;
    for (const int first : {0, 1}) add(OrderAnswer::Kind::in_turns, first);
    add(OrderAnswer::Kind::same_time, -1);
    for (const int first : {0, 1}) add(OrderAnswer::Kind::one_side_first, first);
    return orders;
}

}  // namespace detente::steps
