// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/first_step.h"

#include <algorithm>

#include "detente/steps/internal/staircase_program.h"

namespace detente::steps {

namespace {

// Stands for "without limit" in the closed forms: beyond every other number of the exchange.
constexpr int kLarge = 1'000'000'000;

constexpr int kMostSteps = 60;  // of a staircase looked for

Rational end_or_large(const std::optional<Rational>& end) {
    return end ? *end : Rational(kLarge);
}

// All, none, or some of what a side delivers can be taken back.
Revocable revocable_whole(const Ladder& ladder, int side, bool& mixed) {
    bool yes = false;
    bool no = false;
    bool unknown = false;
    for (const Piece& piece : ladder.pieces) {
        if (piece.side != side || piece.to > ladder.goal[static_cast<std::size_t>(piece.issue)]) continue;
        yes = yes || piece.revocable == Revocable::yes;
        no = no || piece.revocable == Revocable::no;
        unknown = unknown || piece.revocable == Revocable::unknown;
    }
    mixed = mixed || (yes && no);
    if (unknown || (yes && no)) return Revocable::unknown;
    return yes ? Revocable::yes : Revocable::no;
}

// The shortest and longest lag among the pieces of a side.
Interval lag_of(const Ladder& ladder, int side) {
    std::optional<Interval> hull;
    for (const Piece& piece : ladder.pieces) {
        if (piece.side != side || piece.revocable == Revocable::no) continue;
        if (!hull) hull = piece.lag;
        hull->low = std::min(*hull->low, *piece.lag.low);
        if (!piece.lag.high || (hull->high && *piece.lag.high > *hull->high)) hull->high = piece.lag.high;
    }
    return hull.value_or(Interval::point(0));
}

ExchangeSide corner_side(const Ladder& ladder, const std::array<WindowSide, 2>& sides, std::size_t s,
                         bool best, bool patient, const std::array<Revocable, 2>& revocable) {
    const WindowSide& of = sides[s];
    const Side& side = ladder.sides[s];
    ExchangeSide exchange;
    exchange.cost = best ? *of.cost.low : end_or_large(of.cost.high);
    exchange.benefit = best ? end_or_large(of.benefit.high) : *of.benefit.low;
    exchange.patience = patient ? *of.patience.high : *of.patience.low;
    exchange.penalty = best ? *side.detection.high * end_or_large(side.penalty.high)
                            : *side.detection.low * *side.penalty.low;
    exchange.own_revocable = revocable[s] == Revocable::yes || (revocable[s] == Revocable::unknown && !best);
    exchange.other_revocable =
        revocable[1 - s] == Revocable::yes || (revocable[1 - s] == Revocable::unknown && best);
    const Interval lag = lag_of(ladder, static_cast<int>(1 - s));
    exchange.other_lag.reset();
    if (const auto& end = best ? lag.low : lag.high) exchange.other_lag = static_cast<int>(end->to_double());
    return exchange;
}

// The best (worst) staircase over both ends of each side's patience: which end helps depends on whether the
// exchange is worth while for the side.
std::optional<Staircase> staircase_at(const Ladder& ladder, const std::array<WindowSide, 2>& sides, bool best,
                                      const std::array<Revocable, 2>& revocable, int& excluded) {
    std::optional<Staircase> chosen;
    bool first = true;
    for (const bool left : {false, true})
        for (const bool right : {false, true}) {
            const Exchange exchange{corner_side(ladder, sides, 0, best, left, revocable),
                                    corner_side(ladder, sides, 1, best, right, revocable)};
            auto found = shortest_staircase(exchange, kMostSteps);
            excluded = std::min(excluded, excluded_steps(exchange, kMostSteps));
            const auto shorter = [](const std::optional<Staircase>& a, const std::optional<Staircase>& b) {
                if (!a || !b) return a.has_value() && !b.has_value();
                if (a->steps.size() != b->steps.size()) return a->steps.size() < b->steps.size();
                return a->steps.front() > b->steps.front();
            };
            if (first || shorter(found, chosen) == best) chosen = std::move(found);
            first = false;
        }
    return chosen;
}

// Where what is left is a loss to a side but waiting weighs on what it keeps of the other's, its patience
// pulls both ways and neither end need be the best.
bool ends_of_patience_bound(const Exchange& exchange, const std::array<WindowSide, 2>& sides) {
    for (std::size_t s = 0; s < 2; ++s)
        if (!sides[s].patience.is_point() && exchange[s].benefit < exchange[s].cost &&
            exchange[s].other_revocable)
            return false;
    return true;
}

// No staircase starts larger, at the best of the numbers.
Rational bound_of(const Ladder& ladder, const std::array<WindowSide, 2>& sides,
                  const std::array<Revocable, 2>& revocable, int fewest) {
    Rational bound;
    for (const bool left : {false, true})
        for (const bool right : {false, true}) {
            const Exchange exchange{corner_side(ladder, sides, 0, true, left, revocable),
                                    corner_side(ladder, sides, 1, true, right, revocable)};
            if (!ends_of_patience_bound(exchange, sides)) return 1;
            bound = std::max(bound, first_step_bound(exchange, std::min(fewest + 4, kMostSolvedSteps)));
        }
    return bound;
}

// q K >= a, less what the other side can take back; over all numbers.
Verdict at_once(const Ladder& ladder, const std::array<WindowSide, 2>& sides, std::size_t s,
                const std::array<Revocable, 2>& revocable) {
    const auto room = [&](bool best) {
        std::optional<Rational> least;
        for (const bool patient : {false, true}) {
            const ExchangeSide side = corner_side(ladder, sides, s, best, patient, revocable);
            const Rational value = staircase_slack({side, side}, {Rational(1)})[0][0];
            if (!least || (best ? value > *least : value < *least)) least = value;
        }
        return *least;
    };
    const bool open =
        sides[s].cost.low_open || (ladder.sides[s].penalty.high_open && ladder.sides[s].penalty.high);
    if (sides[s].cost.high && room(false).sign() >= 0) return Verdict::always;
    const Rational best = room(true);
    if (best.sign() < 0) return Verdict::never;
    // Met only at an open end: for no number at all. A side with nothing to pay is met there too.
    if (best.is_zero() && open) return Verdict::never;
    return Verdict::undetermined;
}

}  // namespace

FirstStep first_step(const Ladder& ladder, const std::array<WindowSide, 2>& sides) {
    FirstStep result;
    for (std::size_t s = 0; s < 2; ++s) {
        const WindowSide& of = sides[s];
        const auto at = [&](bool best) -> std::optional<Rational> {
            ExchangeSide exchange;
            if (!best && !of.cost.high) return std::nullopt;
            exchange.cost = best ? *of.cost.low : *of.cost.high;
            if (best && !of.benefit.high) return Rational(0);
            exchange.benefit = best ? *of.benefit.high : *of.benefit.low;
            exchange.patience = best ? *of.patience.high : *of.patience.low;
            if (exchange.cost.is_zero()) return Rational(0);
            return ratio(exchange);
        };
        result.ratio[s] = {at(true), at(false), false, false};
        if (!result.ratio[s].low) result.ratio[s].low = result.ratio[s].high;  // nothing received at all
        result.ratio[s].high_open = !result.ratio[s].high;
    }
    // A side that gets nothing for sure has no finite ratio.
    const auto step = [](const std::optional<Rational>& r) {
        return !r || *r >= Rational(1) ? Rational(0) : Rational(1) - *r;
    };
    const auto no_benefit = [&](std::size_t s) {
        return sides[s].benefit.is_point() && sides[s].benefit.low->is_zero() &&
               !(sides[s].cost.is_point() && sides[s].cost.low->is_zero());
    };
    const Rational low = std::min(step(result.ratio[0].high), step(result.ratio[1].high));
    Rational high = std::min(step(result.ratio[0].low), step(result.ratio[1].low));
    if (no_benefit(0) || no_benefit(1)) high = 0;
    result.without_penalty = Interval::closed(low, high);
    for (std::size_t s = 0; s < 2; ++s)
        if (result.ratio[1 - s].high && result.ratio[s].low &&
            *result.ratio[s].low > *result.ratio[1 - s].high)
            result.binding = static_cast<int>(s);
    // 1 <= 1 - r would take r = 0, and a cost above 0 forbids that.
    const auto pays = [&](std::size_t s) { return sides[s].cost.low->sign() > 0 || sides[s].cost.low_open; };
    if (pays(0) || pays(1))
        result.all_at_once_alone = Verdict::never;
    else if (sides[0].cost.is_point() && sides[1].cost.is_point())
        result.all_at_once_alone = Verdict::always;

    const std::array<Revocable, 2> revocable{revocable_whole(ladder, 0, result.mixed),
                                             revocable_whole(ladder, 1, result.mixed)};
    for (std::size_t s = 0; s < 2; ++s) result.all_at_once[s] = at_once(ladder, sides, s, revocable);
    int excluded = kMostSteps;
    result.excluded_steps = kMostSteps;
    const auto best = staircase_at(ladder, sides, true, revocable, result.excluded_steps);
    const auto worst = staircase_at(ladder, sides, false, revocable, excluded);
    if (best) result.fewest_steps = best->at_least;
    if (worst) result.most_steps = static_cast<int>(worst->steps.size());
    const bool boundless = !sides[0].benefit.high || !sides[1].benefit.high;  // then 1 is approached
    const Rational top = best && boundless ? Rational(1) : best ? best->steps.front() : Rational(0);
    const Rational bottom = worst ? worst->steps.front() : Rational(0);
    result.with_penalty = Interval::closed(std::min(bottom, top), std::max(bottom, top));
    result.solved = (!best || best->solved) && (!worst || worst->solved);
    if (best)
        result.bound = boundless ? Rational(1) : bound_of(ladder, sides, revocable, *result.fewest_steps);
    if (result.bound < *result.with_penalty.high) result.bound = *result.with_penalty.high;
    if (low.sign() > 0) {
        ExchangeSide slow;
        slow.cost = Rational(1) - low;
        result.endless_steps_to_nine_tenths = endless_steps_until({slow, slow}, Rational(9, 10));
    }
    return result;
}

}  // namespace detente::steps
