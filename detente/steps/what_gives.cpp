// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/steps/search.h"

namespace detente::steps {

namespace {

bool enough(const Ladder& ladder, const SearchLimits& limits, Give& give) {
    auto found = best_order(ladder, limits);
    if (!found || found->least.sign() < 0) return false;
    give.plan = std::move(found->plan);
    give.plan_pieces.clear();
    for (const Move& move : give.plan.moves)
        for (const auto& side : move.delivered)
            for (const int piece : side)
                give.plan_pieces.push_back(ladder.pieces[static_cast<std::size_t>(piece)].id);
    return true;
}

// The largest least slack that a side can have while all slacks of the other stay at or above 0; exact.
std::optional<Rational> best_of_side(const Ladder& ladder, int side, const SearchLimits& limits,
                                     bool& complete) {
    const OrderSpace space = order_space(ladder, Corner::worst);
    SearchRequest request;
    request.objective = Objective::one_side;
    request.side = side;
    request.limits = limits;
    const SearchResult result = search_orders(space, request);
    complete = result.complete;
    if (!result.best) return std::nullopt;
    std::optional<Rational> least;
    for (const SlackForm& form : slack_forms(ladder, sequence_of(space, result.best->order, ""))) {
        const SlackRange range = slack_range(form, ladder);
        if (form.side != side) {
            if (range.low->sign() < 0) return std::nullopt;
        } else if (!least || *range.low < *least) {
            least = range.low;
        }
    }
    return least;
}

void penalty_and_detection(const Ladder& ladder, int side, const SearchLimits& limits,
                           std::vector<Give>& gives) {
    bool complete = true;
    const auto least = best_of_side(ladder, side, limits, complete);
    if (!least || least->sign() >= 0) return;
    const Side& own = ladder.sides[static_cast<std::size_t>(side)];
    const Rational chance = *own.detection.low;
    const Rational penalty = *own.penalty.low;
    if (!chance.is_zero()) {
        Give give{Give::Kind::penalty, side, -1, penalty, penalty - *least / chance, complete, {}, {}};
        Ladder changed = ladder;
        changed.sides[static_cast<std::size_t>(side)].penalty = Interval::point(give.to);
        if (enough(changed, limits, give)) gives.push_back(std::move(give));
    }
    if (penalty.is_zero()) return;
    Give give{Give::Kind::detection, side, -1, chance, chance - *least / penalty, complete, {}, {}};
    if (give.to > Rational(1)) return;
    Ladder changed = ladder;
    changed.sides[static_cast<std::size_t>(side)].detection = Interval::point(give.to);
    if (enough(changed, limits, give)) gives.push_back(std::move(give));
}

// More patience need not help steadily (a penalty can make it hurt), so a grid is searched: enough, and the
// least found.
void patience(const Ladder& ladder, int side, const SearchLimits& limits, std::vector<Give>& gives) {
    const Rational from = *ladder.sides[static_cast<std::size_t>(side)].patience.low;
    const auto tried = [&](int thousandths, Give& give) {
        Ladder changed = ladder;
        give.to = Rational(thousandths, 1000);
        changed.sides[static_cast<std::size_t>(side)].patience = Interval::point(give.to);
        return enough(changed, limits, give);
    };
    const int start = static_cast<int>(floor(from * Rational(1000)).to_double()) + 1;
    Give give{Give::Kind::patience, side, -1, from, from, false, {}, {}};
    int low = start - 1;
    int high = -1;
    for (int step = 1; step <= 20 && high < 0; ++step) {
        const int at = start + (1000 - start) * step / 20;
        if (at > low && tried(at, give))
            high = at;
        else
            low = std::max(low, at);
    }
    if (high < 0) return;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        (tried(middle, give) ? high : low) = middle;
    }
    if (tried(high, give)) gives.push_back(std::move(give));
}

// One piece in parts; where no single one would do, all of them.
void divisibility(const Ladder& ladder, const SearchLimits& limits, std::vector<Give>& gives) {
    const std::size_t before = gives.size();
    for (std::size_t i = 0; i < ladder.pieces.size(); ++i)
        for (const int parts : {2, 3, 4, 6, 8}) {
            Give give{Give::Kind::divisibility,
                      ladder.pieces[i].side,
                      static_cast<int>(i),
                      1,
                      parts,
                      false,
                      {},
                      {}};
            if (!enough(divide(ladder, static_cast<int>(i), parts), limits, give)) continue;
            give.smallest = parts == 2;
            gives.push_back(std::move(give));
            break;
        }
    if (gives.size() > before) return;
    for (const int parts : {2, 3, 4, 6, 8}) {
        Ladder all = ladder;
        for (std::size_t i = 0; i < ladder.pieces.size(); ++i) all = divide(all, static_cast<int>(i), parts);
        if (all.pieces.size() > 40) break;
        Give give{Give::Kind::divisibility, -1, -1, 1, parts, parts == 2, {}, {}};
        if (!enough(all, limits, give)) continue;
        gives.push_back(std::move(give));
        break;
    }
}

void revocability(const Ladder& ladder, const SearchLimits& limits, std::vector<Give>& gives) {
    for (std::size_t i = 0; i < ladder.pieces.size(); ++i) {
        const bool was = ladder.pieces[i].revocable == Revocable::yes;
        Give give{Give::Kind::revocability,
                  ladder.pieces[i].side,
                  static_cast<int>(i),
                  was ? 1 : 0,
                  was ? 0 : 1,
                  true,
                  {},
                  {}};
        Ladder changed = ladder;
        changed.pieces[i].revocable = was ? Revocable::no : Revocable::yes;
        if (enough(changed, limits, give)) gives.push_back(std::move(give));
    }
}

Rational end_or(const std::optional<Rational>& end, const Rational& otherwise) {
    return end ? *end : otherwise;
}

}  // namespace

std::string_view to_string(Give::Kind kind) {
    switch (kind) {
        case Give::Kind::patience:
            return "patience";
        case Give::Kind::penalty:
            return "penalty";
        case Give::Kind::detection:
            return "detection";
        case Give::Kind::divisibility:
            return "divisibility";
        case Give::Kind::revocability:
            return "revocability";
    }
    return "";
}

Ladder at_best(const Ladder& ladder) {
    const Rational large = 1'000'000;
    Ladder best = ladder;
    for (Side& side : best.sides) {
        side.patience = Interval::point(*side.patience.high);
        side.penalty = Interval::point(end_or(side.penalty.high, large));
        side.detection = Interval::point(*side.detection.high);
    }
    for (Piece& piece : best.pieces) {
        piece.cost = Interval::point(*piece.cost.low);
        piece.benefit = Interval::point(end_or(piece.benefit.high, large));
        piece.lag = Interval::point(*piece.lag.low);
        // Unknown revocability has no single best; it is tried both ways under "revocability".
        if (piece.revocable == Revocable::unknown) piece.revocable = Revocable::no;
    }
    return best;
}

std::vector<Give> what_gives(const Ladder& ladder, const SearchLimits& asked) {
    // Many ladders are tried, so each is searched less widely: what is found is enough all the same.
    SearchLimits limits = asked;
    limits.states = std::min<std::size_t>(limits.states, 50'000);
    limits.labels = std::min<std::size_t>(limits.labels, 1'000'000);
    limits.beam = std::min<std::size_t>(limits.beam, 40);
    std::vector<Give> gives;
    for (int side = 0; side < 2; ++side) penalty_and_detection(ladder, side, limits, gives);
    for (int side = 0; side < 2; ++side) patience(ladder, side, limits, gives);
    divisibility(ladder, limits, gives);
    revocability(ladder, limits, gives);
    return gives;
}

}  // namespace detente::steps
