// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/window.h"

#include <algorithm>

namespace detente::steps {

namespace {

// max(0, 1 - a / (delta b)); an unlimited cost leaves nothing, an unlimited benefit everything.
Rational enforcement_at(const std::optional<Rational>& cost, const std::optional<Rational>& benefit,
                        const Rational& patience) {
    if (!cost) return 0;
    if (!benefit) return patience.is_zero() ? Rational(0) : Rational(1);
    const Rational weight = patience * *benefit;
    if (cost->is_zero()) return 1;
    if (weight <= *cost) return 0;
    return Rational(1) - *cost / weight;
}

Interval enforcement(const WindowSide& side) {
    return Interval::closed(enforcement_at(side.cost.high, side.benefit.low, *side.patience.low),
                            enforcement_at(side.cost.low, side.benefit.high, *side.patience.high));
}

// Is 1 - a / (delta b) above 0 whatever the numbers?
bool always_some_step(const WindowSide& side) {
    if (side.cost.is_point() && side.cost.low->is_zero()) return true;
    if (!side.cost.high) return false;
    const Rational weight = *side.patience.low * *side.benefit.low;
    if (weight > *side.cost.high) return true;
    return weight == *side.cost.high &&
           (side.cost.high_open || side.patience.low_open || side.benefit.low_open);
}

// How far the lower bound lies above the upper, for one party whose trust enters both, up to a positive
// factor:
//   t (g_u g_t - 2 g_u + 1) + (1 - t) (g_u c_t - c_u),
// linear in t and in g_u. Without a limit on g_u the sign of its coefficient counts; where that is 0 the rest
// decides, but not for the closure.
Rational excess(const Rational& t, const std::optional<Rational>& cheat, const Rational& trustworthy,
                const Rational& loss_trustworthy, const Rational& loss_cheat, bool closure = false) {
    const Rational slope = t * (trustworthy - Rational(2)) + (Rational(1) - t) * loss_trustworthy;
    const Rational rest = t - (Rational(1) - t) * loss_cheat;
    if (cheat) return slope * *cheat + rest;
    return slope.is_zero() && !closure ? rest : slope;
}

// low <= high for one party, whatever its numbers.
bool always_ordered(const Types& types) {
    if (!types.sucker_trustworthy.high) return types.trust.is_point() && *types.trust.low == Rational(1);
    for (const auto& trust : {*types.trust.low, *types.trust.high})
        for (const auto& cheat : {types.temptation_cheat.low, types.temptation_cheat.high})
            if (!trust.is_zero() && excess(trust, cheat, *types.temptation_trustworthy.high,
                                           *types.sucker_trustworthy.high, *types.sucker_cheat.low)
                                            .sign() > 0)
                return false;
    return true;
}

// The steps that reassure and do not expose one party, for some of its numbers (closure); none when there is
// none.
struct Steps {
    Rational low;
    Rational high;
};
std::optional<Steps> possible_steps(const Types& types) {
    const Rational& t_low = *types.trust.low;
    const Rational& t_high = *types.trust.high;
    const Rational& g_t = *types.temptation_trustworthy.low;
    const Rational& c_t = *types.sucker_trustworthy.low;
    const auto top = [&](const Rational& t) { return exposure_high(t, g_t, c_t); };
    if (t_high.is_zero()) return Steps{0, top(t_high)};
    if (!types.sucker_cheat.high && t_low < Rational(1)) return Steps{0, top(t_high)};
    const Rational c_u = types.sucker_cheat.high.value_or(Rational(0));
    std::optional<Steps> found;
    for (const auto& cheat : {types.temptation_cheat.low, types.temptation_cheat.high}) {
        const Rational at_low = excess(t_low, cheat, g_t, c_t, c_u, true);
        const Rational at_high = excess(t_high, cheat, g_t, c_t, c_u, true);
        if (at_low.sign() > 0 && at_high.sign() > 0) continue;
        Rational from = t_low;
        Rational to = t_high;
        if (at_low.sign() > 0) from = t_low + (t_high - t_low) * at_low / (at_low - at_high);
        if (at_high.sign() > 0) to = t_low + (t_high - t_low) * at_low / (at_low - at_high);
        const Rational low =
            cheat ? reassurance_low(from, *cheat, c_u) : (from.is_zero() ? Rational(0) : Rational(1, 2));
        const Steps steps{low, top(to)};
        found = found ? Steps{std::min(found->low, steps.low), std::max(found->high, steps.high)} : steps;
    }
    return found;
}

bool closed_everywhere(const WindowSide& side) {
    const Types& types = side.types;
    for (const Interval* interval :
         {&types.trust, &types.temptation_trustworthy, &types.temptation_cheat, &types.sucker_trustworthy,
          &types.sucker_cheat, &side.cost, &side.benefit, &side.patience})
        if (interval->low_open || interval->high_open) return false;
    return true;
}

bool always_some_trust(const Types& types) {
    if (types.trust.low->sign() > 0 || types.trust.low_open) return true;
    return types.sucker_trustworthy.is_point() && types.sucker_trustworthy.low->is_zero();
}

bool always_open(const Window& window, const std::array<WindowSide, 2>& sides) {
    for (std::size_t i = 0; i < 2; ++i) {
        if (!always_some_step(sides[i]) || !always_some_trust(sides[i].types)) return false;
        if (!always_ordered(sides[i].types)) return false;
        for (std::size_t j = 0; j < 2; ++j) {
            if (*window.reassurance_low[i].high > *window.enforcement[j].low) return false;
            if (i != j && *window.reassurance_low[i].high > *window.exposure_high[j].low) return false;
        }
    }
    return true;
}

// The lowest of the upper bounds at the best of the numbers.
Binding lowest_upper_bound(const Window& window, const std::array<std::optional<Steps>, 2>& possible) {
    for (int i = 0; i < 2; ++i)
        if (!possible[static_cast<std::size_t>(i)]) return {WindowBound::exposure_high, i};
    Binding binding;
    std::optional<Rational> least;
    const auto consider = [&](const Rational& value, WindowBound bound, int side) {
        if (least && value >= *least) return;
        least = value;
        binding = {bound, side};
    };
    for (int i = 0; i < 2; ++i) {
        consider(*window.enforcement[static_cast<std::size_t>(i)].high, WindowBound::enforcement, i);
        consider(possible[static_cast<std::size_t>(i)]->high, WindowBound::exposure_high, i);
    }
    return binding;
}

// Sums over the levels of an issue up to the goal, least and most over the ways that pieces offer.
struct Total {
    bool reached = false;
    Rational low;
    bool low_open = false;
    std::optional<Rational> high = Rational(0);
    bool high_open = false;
};

void widen(Total& into, const Total& before, const Interval& piece) {
    Total way = before;
    way.reached = true;
    way.low += *piece.low;
    way.low_open = before.low_open || piece.low_open;
    if (way.high && piece.high)
        *way.high += *piece.high;
    else
        way.high.reset();
    way.high_open = before.high_open || piece.high_open;
    if (!into.reached) {
        into = way;
        return;
    }
    if (way.low < into.low) {
        into.low = way.low;
        into.low_open = way.low_open;
    } else if (way.low == into.low) {
        into.low_open = into.low_open && way.low_open;
    }
    if (!way.high || (into.high && *way.high > *into.high)) {
        into.high = way.high;
        into.high_open = way.high_open;
    } else if (into.high && *way.high == *into.high) {
        into.high_open = into.high_open && way.high_open;
    }
}

void add_issue(const Ladder& ladder, int issue, int side, bool benefit, Total& sum) {
    const int goal = ladder.goal[static_cast<std::size_t>(issue)];
    std::vector<Total> at(static_cast<std::size_t>(goal) + 1);
    at[0].reached = true;
    bool any = false;
    for (int level = 0; level < goal; ++level)
        for (const Piece& piece : ladder.pieces)
            if (piece.issue == issue && piece.side == side && piece.from == level && piece.to <= goal &&
                at[static_cast<std::size_t>(level)].reached) {
                widen(at[static_cast<std::size_t>(piece.to)], at[static_cast<std::size_t>(level)],
                      benefit ? piece.benefit : piece.cost);
                any = true;
            }
    const Total& total = at.back();
    if (!any || !total.reached) return;
    sum.low += total.low;
    sum.low_open = sum.low_open || total.low_open;
    if (sum.high && total.high)
        *sum.high += *total.high;
    else
        sum.high.reset();
    sum.high_open = sum.high_open || total.high_open;
}

Interval total_of(const Ladder& ladder, int side, bool benefit) {
    Total sum;
    for (std::size_t issue = 0; issue < ladder.goal.size(); ++issue)
        if (ladder.goal[issue] > 0) add_issue(ladder, static_cast<int>(issue), side, benefit, sum);
    return {sum.low, sum.high, sum.low_open, sum.high_open || !sum.high};
}

}  // namespace

std::string_view to_string(WindowBound bound) {
    switch (bound) {
        case WindowBound::reassurance_low:
            return "reassurance_low";
        case WindowBound::exposure_high:
            return "exposure_high";
        case WindowBound::enforcement:
            return "enforcement";
    }
    return "";
}

Window first_step_window(const std::array<WindowSide, 2>& sides) {
    Window window;
    for (std::size_t i = 0; i < 2; ++i) {
        window.reassurance_low[i] = reassurance_low(sides[i].types);
        window.exposure_high[i] = exposure_high(sides[i].types);
        window.enforcement[i] = enforcement(sides[i]);
    }
    window.low = window.reassurance_low[0];
    window.high = window.exposure_high[0];
    const auto lower_to = [](Interval& into, const Interval& other) {
        into.low = std::min(*into.low, *other.low);
        into.high = std::min(*into.high, *other.high);
    };
    window.low.low = std::max(*window.low.low, *window.reassurance_low[1].low);
    window.low.high = std::max(*window.low.high, *window.reassurance_low[1].high);
    lower_to(window.high, window.exposure_high[1]);
    for (const Interval& bound : window.enforcement) lower_to(window.high, bound);

    if (always_open(window, sides)) {
        window.verdict = Verdict::always;
        return window;
    }
    std::array<std::optional<Steps>, 2> possible;
    Rational low;
    Rational high = 1;
    bool some = true;
    for (std::size_t i = 0; i < 2; ++i) {
        possible[i] = possible_steps(sides[i].types);
        high = std::min(high, *window.enforcement[i].high);
        if (!possible[i]) {
            some = false;
            continue;
        }
        low = std::max(low, possible[i]->low);
        high = std::min(high, possible[i]->high);
    }
    if (!some || low > high || high.sign() <= 0) {
        window.verdict = Verdict::never;
        window.binding = lowest_upper_bound(window, possible);
    } else if (low == high && !(closed_everywhere(sides[0]) && closed_everywhere(sides[1]))) {
        // The two bounds meet in one point that open ends may leave out.
        window.verdict = Verdict::unresolved;
    }
    return window;
}

std::array<WindowSide, 2> window_sides(const Ladder& ladder, const LadderNumbers& numbers) {
    std::array<WindowSide, 2> sides;
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string& id = ladder.sides[i].id;
        const int side = static_cast<int>(i);
        sides[i].cost = total_of(ladder, side, false);
        sides[i].benefit = total_of(ladder, 1 - side, true);
        sides[i].patience = ladder.sides[i].patience;
        sides[i].types = {
            numbers.find("trust", id).value, numbers.find("temptation", id, "trustworthy").value,
            numbers.find("temptation", id, "cheat").value, numbers.find("sucker", id, "trustworthy").value,
            numbers.find("sucker", id, "cheat").value};
    }
    return sides;
}

}  // namespace detente::steps
