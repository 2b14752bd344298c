// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/staircase.h"

#include <algorithm>

#include "detente/steps/internal/staircase_program.h"

namespace detente::steps {

namespace {

Rational power(const Rational& base, int exponent) {
    Rational result = 1;
    for (int i = 0; i < exponent; ++i) result *= base;
    return result;
}

// A number that moves with the last step x: value + slope * dx.
struct Moving {
    Rational value;
    Rational slope;
};

struct BackwardRun {
    bool possible = false;
    std::vector<Rational> steps;  // from the last backwards; the first step of the plan is what was left over
    Moving spare;                 // the bound on the first step less what is left for it
};

// The staircase of n steps that ends with x and takes the largest steps before it, but for the first, which
// is what remains; as soon as done: with as few steps as it takes, n at most. Not possible when some side
// would not go on whatever the step's size.
BackwardRun run_back(const Exchange& exchange, const Rational& x, int n, bool as_soon_as_done = false) {
    BackwardRun run;
    Moving done{1, 0};              // the share done after this step
    std::array<Moving, 2> later{};  // V(k+1)
    Moving step{x, 1};
    for (int k = n; k >= 1; --k) {
        // The largest step that both sides would take here.
        bool bounded = false;
        Moving bound{};
        for (std::size_t s = 0; s < 2; ++s) {
            const ExchangeSide& side = exchange[s];
            const Rational kept = kept_benefit(side);
            Moving room{side.patience * later[s].value + kept * done.value + side.penalty,
                        side.patience * later[s].slope + kept * done.slope};
            if (side.own_revocable) {
                if (room.value < side.cost * done.value) return run;
                continue;
            }
            if (side.cost.is_zero()) {
                continue;
            }
            room.value /= side.cost;
            room.slope /= side.cost;
            if (!bounded || room.value < bound.value ||
                (room.value == bound.value && room.slope > bound.slope))
                bound = room;
            bounded = true;
        }
        if (!bounded) bound = done;
        if (k == 1 || (as_soon_as_done && bound.value >= done.value)) {
            run.possible = true;
            run.spare = {bound.value - done.value, bound.slope - done.slope};
            run.steps.push_back(done.value);
            return run;
        }
        if (k < n) step = bound;
        if (step.value > done.value) step = done;
        for (std::size_t s = 0; s < 2; ++s) {
            const Rational gain = exchange[s].benefit - exchange[s].cost;
            later[s] = {gain * step.value + exchange[s].patience * later[s].value,
                        gain * step.slope + exchange[s].patience * later[s].slope};
        }
        run.steps.push_back(step.value);
        done = {done.value - step.value, done.slope - step.slope};
    }
    return run;
}

// The most that the last step can be; none when some side would take everything back after it.
std::optional<Rational> largest_last_step(const Exchange& exchange) {
    Rational bound = 1;
    for (const ExchangeSide& side : exchange) {
        const Rational room = kept_benefit(side) + side.penalty;
        if (side.own_revocable) {
            if (room < side.cost) return std::nullopt;
        } else if (!side.cost.is_zero()) {
            bound = std::min(bound, room / side.cost);
        }
    }
    return bound;
}

}  // namespace

Rational kept_benefit(const ExchangeSide& side) {
    if (!side.other_revocable) return 0;
    if (side.patience == Rational(1)) return side.benefit;
    return side.other_lag ? power(side.patience, *side.other_lag) * side.benefit : Rational(0);
}

std::optional<Rational> ratio(const ExchangeSide& side) {
    const Rational weight = side.patience * side.benefit;
    if (weight.is_zero()) return std::nullopt;
    return side.cost / weight;
}

Rational largest_self_enforcing_step(const Exchange& exchange) {
    Rational step = 1;
    for (const ExchangeSide& side : exchange) {
        const auto r = ratio(side);
        if (!r || *r >= Rational(1)) return 0;
        step = std::min(step, Rational(1) - *r);
    }
    return step;
}

int binding_side(const Exchange& exchange) {
    const auto first = ratio(exchange[0]);
    const auto second = ratio(exchange[1]);
    if (!first || !second) return !first && !second ? -1 : !first ? 0 : 1;
    return *first == *second ? -1 : *first > *second ? 0 : 1;
}

std::optional<int> endless_steps_until(const Exchange& exchange, const Rational& share) {
    const Rational first = largest_self_enforcing_step(exchange);
    if (first.is_zero() || share >= Rational(1))
        return share.is_zero() ? std::optional<int>(0) : std::nullopt;
    const Rational r = Rational(1) - first;
    Rational left = 1;
    const Rational wanted = Rational(1) - share;
    // Exact powers grow long; a share so near 1 that 2,000 do not reach it is out of any ladder's reach.
    for (int n = 0; n <= 2'000; ++n) {
        if (left <= wanted) return n;
        left *= r;
    }
    return std::nullopt;
}

namespace {

// The largest steps from the last backwards, then the last shrunk until the first is as large as it gets so.
std::optional<Staircase> from_the_last(const Exchange& exchange, const Rational& last, int most) {
    // The steps from the last backwards are the same however many there are, so one run finds the number.
    BackwardRun run = run_back(exchange, last, most, true);
    if (!run.possible || run.spare.value.sign() < 0) return std::nullopt;
    const int n = static_cast<int>(run.steps.size());
    // The spare room is a concave, piecewise linear function of the last step, so Newton's steps reach its
    // zero exactly, coming from below.
    Rational x = last;
    for (int round = 0; round < 200 && !run.spare.value.is_zero() && run.spare.slope.sign() > 0; ++round) {
        const Rational next = std::max(Rational(0), x - run.spare.value / run.spare.slope);
        BackwardRun tried = run_back(exchange, next, n);
        if (!tried.possible) break;
        x = next;
        run = std::move(tried);
    }
    if (run.spare.value.sign() < 0) run = run_back(exchange, last, n);
    std::reverse(run.steps.begin(), run.steps.end());
    return Staircase{std::move(run.steps), 1, false};
}

// Then larger later steps leave more room before them, and nothing else bounds them.
bool largest_steps_are_fewest(const Exchange& exchange) {
    return std::all_of(exchange.begin(), exchange.end(), [](const ExchangeSide& side) {
        return side.benefit >= side.cost && !side.own_revocable && !side.other_revocable;
    });
}

}  // namespace

std::optional<Staircase> shortest_staircase(const Exchange& exchange, int most) {
    const auto last = largest_last_step(exchange);
    if (!last || last->sign() <= 0) return std::nullopt;
    if (*last >= Rational(1)) return Staircase{{Rational(1)}, 1, true};
    auto found = from_the_last(exchange, *last, most);
    const int solved = std::min(most, kMostSolvedSteps);
    if (largest_steps_are_fewest(exchange)) {
        if (!found) return std::nullopt;
        found->at_least = static_cast<int>(found->steps.size());
        if (found->at_least > solved) return found;
    }
    // A plan of n steps is one of n + 1 with nothing in the last, so the fewest are found from above.
    int n = found ? std::min(static_cast<int>(found->steps.size()), solved) : solved;
    auto best = largest_first_step(exchange, n);
    if (!best) {
        if (found) found->at_least = solved + 1;
        return found;
    }
    while (n > 1) {
        auto fewer = largest_first_step(exchange, n - 1);
        if (!fewer) break;
        best = std::move(fewer);
        --n;
    }
    return Staircase{std::move(*best), n, true};
}

int excluded_steps(const Exchange& exchange, int most) {
    const auto last = largest_last_step(exchange);
    if (!last || last->sign() <= 0 || largest_steps_are_fewest(exchange)) return most;
    return std::min(most, kMostSolvedSteps);
}

std::vector<std::array<Rational, 2>> staircase_slack(const Exchange& exchange,
                                                     const std::vector<Rational>& shares) {
    const std::size_t n = shares.size();
    std::vector<std::array<Rational, 2>> slack(n + 1);
    Rational whole;
    for (const Rational& share : shares) whole += share;
    for (std::size_t s = 0; s < 2; ++s) {
        const ExchangeSide& side = exchange[s];
        const Rational kept = kept_benefit(side);
        if (side.own_revocable) slack[n][s] = side.penalty - side.cost * whole + kept * whole;
        Rational later;
        Rational done = whole;
        for (std::size_t k = n; k-- > 0;) {
            const Rational before = done - shares[k];
            slack[k][s] = side.patience * later - side.cost * shares[k] + kept * done + side.penalty;
            if (side.own_revocable) slack[k][s] -= side.cost * before;
            later = (side.benefit - side.cost) * shares[k] + side.patience * later;
            done = before;
        }
    }
    return slack;
}

bool staircase_holds(const Exchange& exchange, const std::vector<Rational>& shares) {
    for (const auto& row : staircase_slack(exchange, shares))
        for (const Rational& slack : row)
            if (slack.sign() < 0) return false;
    return true;
}

std::optional<Rational> largest_first_step_in_turns(const Exchange& exchange, int first) {
    const auto mover = ratio(exchange[static_cast<std::size_t>(first)]);
    const auto other = ratio(exchange[static_cast<std::size_t>(1 - first)]);
    if (!mover || !other || *mover > Rational(1) || *other >= Rational(1)) return std::nullopt;
    return Rational(1) - *other;
}

}  // namespace detente::steps
