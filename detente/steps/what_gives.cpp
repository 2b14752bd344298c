// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/steps/search.h"

namespace detente::steps {

namespace {

constexpr std::size_t kMostUnknownRevocable = 3;  // gone through one by one

// The two things that can be said of a change. With it some order holds whatever the numbers ("it would do"),
// which every slack shows at its worst corner; or with it some order holds for some numbers ("it would no
// longer be ruled out"), which the best corner shows.
Corner corner_of(bool suffices) {
    return suffices ? Corner::worst : Corner::best;
}

bool enough(const Ladder& ladder, bool suffices, const OrderSearchLimits& limits, Give& give) {
    const OrderSpace space = order_space(ladder, corner_of(suffices));
    SearchRequest request;
    request.limits = limits;
    const SearchResult result = search_orders(space, request);
    if (!result.best) return false;
    Sequence plan = sequence_of(space, result.best->order, "");
    const Verdict verdict = holds(ladder, plan);
    if (verdict != Verdict::always && (suffices || verdict != Verdict::undetermined)) return false;
    give.suffices = suffices;
    give.plan = std::move(plan);
    give.plan_pieces.clear();
    for (const Move& move : give.plan.moves)
        for (const auto& side : move.delivered)
            for (const int piece : side)
                give.plan_pieces.push_back(ladder.pieces[static_cast<std::size_t>(piece)].id);
    return true;
}

// A side's least slack over a plan at the corner; none when some slack of the other lies below 0 there, when
// the side's is unbounded, or when it is not resolved.
std::optional<Rational> least_of_side(const Ladder& ladder, const Sequence& plan, int side, Corner corner) {
    std::optional<Rational> least;
    for (const SlackForm& form : slack_forms(ladder, plan)) {
        const SlackRange range = slack_range(form, ladder);
        if (!range.resolved) return std::nullopt;
        const auto& end = corner == Corner::worst ? range.low : range.high;
        if (!end) {
            if (corner == Corner::worst) return std::nullopt;
            continue;
        }
        if (form.side != side) {
            if (end->sign() < 0) return std::nullopt;
        } else if (!least || *end < *least) {
            least = *end;
        }
    }
    return least;
}

// The largest least slack that a side can have at a corner while all slacks of the other stay at or above 0;
// exact.
std::optional<Rational> best_of_side(const Ladder& ladder, int side, Corner corner,
                                     const OrderSearchLimits& limits, bool& complete) {
    const OrderSpace space = order_space(ladder, corner);
    SearchRequest request;
    request.objective = Objective::one_side;
    request.side = side;
    request.limits = limits;
    // Slacks of the other side that rounding alone puts below 0 count at first; if the exact judgement then
    // finds one truly below, they do not.
    for (const double tolerance : {request.tolerance, 0.0}) {
        request.tolerance = tolerance;
        const SearchResult result = search_orders(space, request);
        complete = complete && result.complete;
        if (!result.best) return std::nullopt;
        auto least = least_of_side(ladder, sequence_of(space, result.best->order, ""), side, corner);
        if (least) return least;
    }
    return std::nullopt;
}

bool patience_known(const Ladder& ladder) {
    return ladder.sides[0].patience.is_point() && ladder.sides[1].patience.is_point();
}

// The least that is enough is what the least slack lacks. Where an end of another interval is only approached
// it is not reached there, and a little more is tried.
bool enough_from(const Ladder& changed, Interval& at, bool suffices, const OrderSearchLimits& limits,
                 Give& give) {
    at = Interval::point(give.to);
    if (enough(changed, suffices, limits, give)) return true;
    give.smallest = false;
    give.to += (give.to - *give.from.low) / Rational(100);
    at = Interval::point(give.to);
    return enough(changed, suffices, limits, give);
}

void penalty_and_detection(const Ladder& ladder, int side, bool suffices, const OrderSearchLimits& limits,
                           std::vector<Give>& gives) {
    bool complete = true;
    const auto least = best_of_side(ladder, side, corner_of(suffices), limits, complete);
    if (!least || least->sign() >= 0) return;
    const Side& own = ladder.sides[static_cast<std::size_t>(side)];
    const bool smallest = complete && patience_known(ladder);
    const auto& chance = suffices ? own.detection.low : own.detection.high;
    const auto& penalty = suffices ? own.penalty.low : own.penalty.high;
    if (!penalty) return;
    if (!chance->is_zero()) {
        Give give{Give::Kind::penalty, side, -1, own.penalty, *penalty - *least / *chance, smallest};
        Ladder changed = ladder;
        if (enough_from(changed, changed.sides[static_cast<std::size_t>(side)].penalty, suffices, limits,
                        give))
            gives.push_back(std::move(give));
    }
    if (penalty->is_zero()) return;
    Give give{Give::Kind::detection, side, -1, own.detection, *chance - *least / *penalty, smallest};
    if (give.to > Rational(1)) return;
    Ladder changed = ladder;
    if (enough_from(changed, changed.sides[static_cast<std::size_t>(side)].detection, suffices, limits,
                    give) &&
        give.to <= Rational(1))
        gives.push_back(std::move(give));
}

// More patience need not help steadily (a penalty can make it hurt), so a grid is searched: enough, and the
// least found.
void patience(const Ladder& ladder, int side, bool suffices, const OrderSearchLimits& limits,
              std::vector<Give>& gives) {
    const Interval& from = ladder.sides[static_cast<std::size_t>(side)].patience;
    const auto tried = [&](int thousandths, Give& give) {
        Ladder changed = ladder;
        give.to = Rational(thousandths, 1000);
        changed.sides[static_cast<std::size_t>(side)].patience = Interval::point(give.to);
        return enough(changed, suffices, limits, give);
    };
    const int start = static_cast<int>(floor(*from.high * Rational(1000)).to_double()) + 1;
    Give give{Give::Kind::patience, side, -1, from, *from.high, false};
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

// One piece, or all of them (-1), in the fewest parts that are enough.
void divisibility(const Ladder& ladder, int piece, bool suffices, const OrderSearchLimits& limits,
                  std::vector<Give>& gives) {
    for (const int parts : {2, 3, 4, 6, 8}) {
        Ladder cut = ladder;
        for (std::size_t i = 0; i < ladder.pieces.size(); ++i)
            if (piece < 0 || piece == static_cast<int>(i)) cut = divide(cut, static_cast<int>(i), parts);
        if (piece < 0 && cut.pieces.size() > 40) return;
        const int side = piece < 0 ? -1 : ladder.pieces[static_cast<std::size_t>(piece)].side;
        Give give{Give::Kind::divisibility, side, piece, Interval::point(1), parts, parts == 2};
        if (!enough(cut, suffices, limits, give)) continue;
        gives.push_back(std::move(give));
        return;
    }
}

// Where nobody knows whether a piece can be taken back, either answer is among what was ruled out already.
void revocability(const Ladder& ladder, int piece, bool suffices, const OrderSearchLimits& limits,
                  std::vector<Give>& gives) {
    const Piece& own = ladder.pieces[static_cast<std::size_t>(piece)];
    if (own.revocable == Revocable::unknown) return;
    const bool was = own.revocable == Revocable::yes;
    Give give{Give::Kind::revocability, own.side, piece, Interval::point(was ? 1 : 0), was ? 0 : 1, true};
    Ladder changed = ladder;
    changed.pieces[static_cast<std::size_t>(piece)].revocable = was ? Revocable::no : Revocable::yes;
    if (enough(changed, suffices, limits, give)) gives.push_back(std::move(give));
}

bool revocable_known(const Ladder& ladder) {
    return std::none_of(ladder.pieces.begin(), ladder.pieces.end(),
                        [](const Piece& piece) { return piece.revocable == Revocable::unknown; });
}

bool all_known(const Ladder& ladder) {
    for (const Side& side : ladder.sides)
        if (!side.patience.is_point() || !side.penalty.is_point() || !side.detection.is_point()) return false;
    return std::all_of(ladder.pieces.begin(), ladder.pieces.end(),
                       [](const Piece& piece) {
                           return piece.cost.is_point() && piece.benefit.is_point() && piece.lag.is_point();
                       }) &&
           revocable_known(ladder);
}

// The ladder in each way its pieces of unknown revocability may be; beyond three of them as it is.
std::vector<Ladder> ways_of(const Ladder& ladder) {
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < ladder.pieces.size(); ++i)
        if (ladder.pieces[i].revocable == Revocable::unknown) unknown.push_back(i);
    if (unknown.size() > kMostUnknownRevocable) return {ladder};
    std::vector<Ladder> ways;
    for (std::size_t way = 0; way < (std::size_t{1} << unknown.size()); ++way) {
        ways.push_back(ladder);
        for (std::size_t u = 0; u < unknown.size(); ++u)
            ways.back().pieces[unknown[u]].revocable = (way >> u) & 1 ? Revocable::yes : Revocable::no;
    }
    return ways;
}

bool same_change(const Give& a, const Give& b) {
    return a.kind == b.kind && a.side == b.side && a.piece == b.piece;
}

using Find = void (*)(const Ladder&, int of, bool suffices, const OrderSearchLimits&, std::vector<Give>&);

// What is enough whatever the numbers; and beside it, where less already ends the certainty that nothing
// holds, that.
void both_ways(const Ladder& ladder, Find find, int of, const OrderSearchLimits& limits,
               std::vector<Give>& gives) {
    std::vector<Give> suffice;
    find(ladder, of, true, limits, suffice);
    std::vector<Give> open;
    if (!all_known(ladder))
        for (const Ladder& way : ways_of(ladder)) {
            std::vector<Give> found;
            find(way, of, false, limits, found);
            for (Give& give : found) {
                if (!revocable_known(way)) give.smallest = false;
                const auto other = std::find_if(open.begin(), open.end(),
                                                [&](const Give& one) { return same_change(one, give); });
                if (other == open.end())
                    open.push_back(std::move(give));
                else if (give.to < other->to)
                    *other = std::move(give);
            }
        }
    for (Give& give : open) {
        const bool covered = std::any_of(suffice.begin(), suffice.end(), [&](const Give& one) {
            return same_change(one, give) && one.to <= give.to;
        });
        if (!covered) suffice.push_back(std::move(give));
    }
    for (Give& give : suffice) gives.push_back(std::move(give));
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

std::vector<Give> what_gives(const Ladder& ladder, const OrderSearchLimits& asked) {
    // Many ladders are tried, so each is searched less widely: what is found is enough all the same.
    OrderSearchLimits limits = asked;
    limits.states = std::min<std::size_t>(limits.states, 50'000);
    limits.labels = std::min<std::size_t>(limits.labels, 1'000'000);
    limits.beam = std::min<std::size_t>(limits.beam, 40);
    std::vector<Give> gives;
    const auto with = [&](Find find, int of) { both_ways(ladder, find, of, limits, gives); };
    for (int side = 0; side < 2; ++side) with(penalty_and_detection, side);
    for (int side = 0; side < 2; ++side) with(patience, side);
    const std::size_t before = gives.size();
    for (std::size_t i = 0; i < ladder.pieces.size(); ++i) with(divisibility, static_cast<int>(i));
    if (gives.size() == before) with(divisibility, -1);
    for (std::size_t i = 0; i < ladder.pieces.size(); ++i) with(revocability, static_cast<int>(i));
    return gives;
}

}  // namespace detente::steps
