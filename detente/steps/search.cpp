// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/search.h"

#include <algorithm>
#include <cmath>

#include "detente/steps/internal/interval_arithmetic.h"

namespace detente::steps {

namespace {

constexpr double kNearZero = 1e-9;  // beyond rounding, times the scale of the numbers

// A bound found in doubles, as the shortest number beyond what rounding can do to it.
Rational outward(const OrderSpace& space, double bound) {
    const double room = kNearZero * size_of_numbers(space);
    return simplest_between(Rational::from_double((bound + room) / space.scale),
                            Rational::from_double((bound + 1e3 * room) / space.scale));
}

// The largest least slack over all orders with each number at its best for it: that of the plan found, exact,
// where every order was covered; else a bound on it.
std::optional<Rational> most_at_best(const Ladder& ladder, const OrderSpace& space,
                                     const SearchResult& result) {
    if (!std::isfinite(result.bound)) return std::nullopt;
    if (result.complete && result.best && ladder.sides[0].patience.is_point() &&
        ladder.sides[1].patience.is_point()) {
        std::optional<Rational> least;
        for (const SlackForm& form : slack_forms(ladder, sequence_of(space, result.best->order, ""))) {
            const SlackRange range = slack_range(form, ladder);
            if (range.high && (!least || *range.high < *least)) least = range.high;
        }
        if (least) return least;
    }
    return outward(space, result.bound);
}

bool has_alternatives(const OrderSpace& space) {
    return std::any_of(space.pieces.begin(), space.pieces.end(),
                       [](const OrderPiece& p) { return p.conflicts != 0; });
}

// The least slack at worst; none when it is unbounded or not resolved.
std::optional<Rational> least_at_worst(const SequenceAnswer& answer) {
    std::optional<Rational> least;
    for (const SlackAnswer& slack : answer.slack) {
        if (!slack.value.resolved || !slack.value.low) return std::nullopt;
        if (!least || *slack.value.low < *least) least = slack.value.low;
    }
    return least;
}

SequenceAnswer judged(const Ladder& ladder, const OrderSpace& space, const Found& found,
                      const std::string& name) {
    return judge(ladder, sequence_of(space, found.order, name));
}

// A plan by the smallest sum of costs among those that hold; none when the exact judgement does not confirm
// one.
std::optional<SequenceAnswer> cheapest(const Ladder& ladder, const OrderSpace& space,
                                       std::vector<double> costs, const OrderSearchLimits& limits,
                                       const std::string& name, bool& complete) {
    SearchRequest request;
    request.objective = Objective::cost;
    request.costs = std::move(costs);
    request.limits = limits;
    for (const double tolerance : {kNearZero, 0.0}) {
        request.tolerance = tolerance;
        const SearchResult result = search_orders(space, request);
        complete = complete && result.complete;
        if (!result.best) return std::nullopt;
        SequenceAnswer answer = judged(ladder, space, *result.best, name);
        if (answer.holds == Verdict::always) return answer;
    }
    return std::nullopt;
}

void find_fewest_and_fastest(const OrderSpace& space, const OrderSearchLimits& limits, SearchAnswer& answer) {
    const Ladder& ladder = answer.ladder;
    const bool alternatives = has_alternatives(space);
    bool complete = true;
    if (alternatives)
        answer.fewest = cheapest(ladder, space, std::vector<double>(space.pieces.size(), 1.0), limits,
                                 "fewest moves", complete);
    else
        answer.fewest = answer.best;
    std::vector<double> durations;
    for (const OrderPiece& order : space.pieces) {
        const Piece& piece = ladder.pieces[static_cast<std::size_t>(order.index)];
        if (!piece.duration || !piece.duration->high) {
            answer.notes.push_back("the fastest sequence is not looked for: the duration of `" + piece.id +
                                   "` is not stated" + (piece.duration ? " as bounded" : ""));
            return;
        }
        durations.push_back(piece.duration->high->to_double());
    }
    answer.fastest =
        alternatives ? cheapest(ladder, space, durations, limits, "fastest", complete) : answer.best;
    if (!complete)
        answer.notes.push_back("not every order was covered: a shorter or faster sequence may exist");
    if (!answer.fastest) return;
    Interval sum = Interval::point(0);
    for (const Move& move : answer.fastest->sequence.moves)
        for (const auto& side : move.delivered)
            for (const int piece : side) {
                const Interval& duration = *ladder.pieces[static_cast<std::size_t>(piece)].duration;
                *sum.low += *duration.low;
                *sum.high += *duration.high;
            }
    answer.duration = sum;
}

std::string method_of(const OrderSpace& space, const SearchResult& result) {
    if (!result.complete) return "beam search and relaxation: an interval, not every order covered";
    if (space.patient && result.labels == result.states && result.states > 1)
        return space.whole ? "dynamic programming over sets, exact" : "dynamic programming over sets";
    return "search over sets of steps, without orders that another beats in room and in both sides' values";
}

void judge_known(const OrderSpace& space, const SearchResult& result, SearchAnswer& answer) {
    const auto least = least_at_worst(*answer.best);
    answer.least_low = least;
    answer.least_high = result.complete ? least : std::optional<Rational>{};
    if (!result.complete && std::isfinite(result.bound)) answer.least_high = outward(space, result.bound);
    if (answer.best->holds == Verdict::always)
        answer.exists = Verdict::always;
    else if (result.complete && least &&
             (space.whole || least->to_double() < -kNearZero * size_of_numbers(space)))
        answer.exists = Verdict::never;
    else if (!result.complete && result.bound < -kNearZero * size_of_numbers(space))
        answer.exists = Verdict::never;
    else
        answer.exists = Verdict::unresolved;
}

void judge_intervals(const OrderSearchLimits& limits, SearchAnswer& answer) {
    if (answer.best) {
        answer.least_low = least_at_worst(*answer.best);
        if (answer.best->holds == Verdict::always) answer.exists = Verdict::always;
    }
    const OrderSpace space = order_space(answer.ladder, Corner::best);
    SearchRequest request;
    request.limits = limits;
    const SearchResult result = search_orders(space, request);
    answer.complete = answer.complete && result.complete;
    answer.least_high = most_at_best(answer.ladder, space, result);
    if (answer.exists == Verdict::always) return;
    if (result.bound < -kNearZero * size_of_numbers(space)) {
        answer.exists = Verdict::never;
        return;
    }
    answer.exists = Verdict::unresolved;
    if (!result.best) return;
    SequenceAnswer at_best_end =
        judged(answer.ladder, space, *result.best, "most room at its tightest move, numbers at their best");
    if (at_best_end.holds == Verdict::undetermined || at_best_end.holds == Verdict::always)
        answer.exists = Verdict::undetermined;
    if (!answer.best) answer.best = std::move(at_best_end);
}

}  // namespace

std::optional<Proved> best_order(const Ladder& ladder, const OrderSearchLimits& limits) {
    const OrderSpace space = order_space(ladder, Corner::worst);
    SearchRequest request;
    request.limits = limits;
    const SearchResult result = search_orders(space, request);
    if (!result.best) return std::nullopt;
    Proved proved{sequence_of(space, result.best->order, ""), {}};
    bool first = true;
    for (const SlackForm& form : slack_forms(ladder, proved.plan)) {
        const SlackRange range = slack_range(form, ladder);
        if (!range.low) return std::nullopt;
        if (first || *range.low < proved.least) proved.least = *range.low;
        first = false;
    }
    return proved;
}

SearchAnswer search(const Ladder& asked, const OrderSearchLimits& limits) {
    SearchAnswer answer;
    answer.ladder = asked;
    if (asked.parts > 1)
        for (std::size_t i = 0; i < asked.pieces.size(); ++i)
            if (asked.pieces[i].divisible &&
                answer.ladder.pieces.size() + static_cast<std::size_t>(asked.parts) <= 60)
                answer.ladder = divide(answer.ladder, static_cast<int>(i), asked.parts);
    const OrderSpace space = order_space(answer.ladder, Corner::worst);
    answer.pieces = space.pieces.size();
    SearchRequest request;
    request.limits = limits;
    const SearchResult result = search_orders(space, request);
    answer.complete = result.complete;
    answer.states = result.states;
    answer.labels = result.labels;
    answer.method = method_of(space, result);
    if (result.best)
        answer.best = judged(answer.ladder, space, *result.best, "most room at its tightest move");
    if (space.exact_numbers) {
        if (answer.best)
            judge_known(space, result, answer);
        else
            answer.exists = result.complete ? Verdict::never : Verdict::unresolved;
    } else {
        judge_intervals(limits, answer);
    }
    if (answer.exists == Verdict::always) find_fewest_and_fastest(space, limits, answer);
    if (answer.exists == Verdict::never) {
        if (asked.pieces.size() <= 12)
            answer.gives = what_gives(asked, limits);
        else
            answer.notes.push_back("what would have to give is tried on ladders of at most 12 pieces");
    }
    return answer;
}

}  // namespace detente::steps
