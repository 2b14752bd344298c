// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/opening.h"

#include <algorithm>
#include <numeric>

#include "detente/deals/numbers/internal/listed_space.h"

namespace detente::numbers {

namespace {

constexpr std::uint64_t largest_listing = 20'000;  // outcomes that are all reweighted

Rational shortfall(const Frontier& frontier, const Stakes& stakes, std::size_t point, std::size_t party) {
    if (!stakes.given[party]) return 0;
    const Rational missing = stakes.threat[party] - frontier.utility(point, party);
    return missing.sign() > 0 ? missing : Rational(0);
}

Rational size_of(const std::vector<Rational>& changes, Norm norm) {
    Rational size;
    for (const Rational& change : changes)
        size = norm == Norm::sum ? size + abs(change) : std::max(size, abs(change));
    return size;
}

Rational total(const std::vector<Rational>& values) {
    Rational sum;
    for (const Rational& value : values) sum += value;
    return sum;
}

Rational product(const std::vector<Rational>& a, const std::vector<Rational>& b) {
    Rational sum;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// Issues by what they are worth, least first.
std::vector<std::size_t> by_value(const std::vector<Rational>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

// Weight goes from the least valued issues, all of each in turn, to the most valued one.
std::optional<std::vector<Rational>> reweighted_sum(std::vector<Rational> weights,
                                                    const std::vector<Rational>& values, Rational missing) {
    const std::vector<std::size_t> order = by_value(values);
    const std::size_t top = order.back();
    for (const std::size_t issue : order) {
        const Rational gain = values[top] - values[issue];
        if (missing.sign() <= 0 || gain.is_zero()) break;
        const Rational moved = std::min(weights[issue], missing / gain);
        weights[issue] -= moved;
        weights[top] += moved;
        missing -= moved * gain;
    }
    if (missing.sign() > 0) return std::nullopt;
    return weights;
}

// With changes of at most `step` the best is: take min(w, step) from the least valued issues and give up to
// `step` to the most valued ones, as long as giving gains.
std::vector<Rational> moved_by(const std::vector<Rational>& weights, const std::vector<Rational>& values,
                               const Rational& step) {
    std::vector<Rational> moved = weights;
    const std::vector<std::size_t> order = by_value(values);
    std::size_t low = 0, high = order.size() - 1;
    Rational room = step, left = std::min(weights[order[low]], step);
    while (low < high) {
        const Rational amount = std::min(room, left);
        moved[order[low]] -= amount;
        moved[order[high]] += amount;
        room -= amount;
        left -= amount;
        if (left.is_zero() && ++low < high)
            left = std::min(weights[order[low]], step);
        else if (room.is_zero()) {
            --high;
            room = step;
        }
    }
    return moved;
}

// The gain of moved_by is concave and piecewise linear in the step, with breakpoints only at weights and at
// steps where the issue that gives or takes last changes. Bisection finds the linear piece, then the step is
// solved for exactly.
std::optional<std::vector<Rational>> reweighted_largest(const std::vector<Rational>& weights,
                                                        const std::vector<Rational>& values,
                                                        const Rational& target) {
    const Rational sum = total(weights);
    const auto reached = [&](const Rational& step) {
        return product(moved_by(weights, values, step), values);
    };
    if (reached(sum) < target) return std::nullopt;
    // Breakpoints: a giver runs dry (step = w_i), or the givers' total just fills k takers: the sum of min(w,
    // step) over the first m givers equals k * step, which between two weights is linear in the step.
    std::vector<Rational> breaks{Rational(0), sum};
    const std::vector<std::size_t> order = by_value(values);
    std::vector<Rational> sorted = weights;
    std::sort(sorted.begin(), sorted.end());
    breaks.insert(breaks.end(), sorted.begin(), sorted.end());
    for (std::size_t m = 1; m <= order.size(); ++m) {
        std::vector<Rational> givers;
        for (std::size_t i = 0; i < m; ++i) givers.push_back(weights[order[i]]);
        std::sort(givers.begin(), givers.end());
        Rational dry;  // the total of givers that run dry first
        for (std::size_t d = 0; d <= m; ++d) {
            // d givers dry, m - d give the whole step: dry + (m - d) step = k step.
            for (std::size_t k = m - d + 1; k <= order.size(); ++k)
                breaks.push_back(dry / Rational(static_cast<std::int64_t>(k - (m - d))));
            if (d < m) dry += givers[d];
        }
    }
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    const auto end = std::partition_point(breaks.begin(), breaks.end(),
                                          [&](const Rational& step) { return reached(step) < target; });
    if (end == breaks.begin()) return weights;
    const Rational low = *(end - 1), high = *end;
    const Rational at_low = reached(low), at_high = reached(high);
    return moved_by(weights, values, low + (high - low) * (target - at_low) / (at_high - at_low));
}

}  // namespace

std::optional<SidePayment> smallest_side_payment(const Frontier& frontier, const Stakes& stakes,
                                                 const std::vector<Rational>& rates) {
    std::optional<SidePayment> best;
    std::vector<Rational> best_missing;
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        std::vector<Rational> missing;  // money; negative: to spare
        Rational sum, paid;
        for (std::size_t party = 0; party < frontier.parties(); ++party) {
            missing.push_back((stakes.threat[party] - frontier.utility(point, party)) / rates[party]);
            sum += missing.back();
            if (missing.back().sign() > 0) paid += missing.back();
        }
        if (sum.sign() > 0 || (best && paid >= best->paid)) continue;
        best = SidePayment{point, {}, paid};
        best_missing = std::move(missing);
    }
    if (!best) return std::nullopt;
    // Those with most to spare pay first.
    best->receives.assign(frontier.parties(), 0);
    Rational owed = best->paid;
    for (std::size_t party = 0; party < frontier.parties(); ++party)
        if (best_missing[party].sign() > 0) best->receives[party] = best_missing[party];
    const std::vector<std::size_t> order = by_value(best_missing);
    for (const std::size_t party : order) {
        if (owed.is_zero() || best_missing[party].sign() >= 0) break;
        const Rational pays = std::min(owed, -best_missing[party]);
        best->receives[party] = -pays;
        owed -= pays;
    }
    return best;
}

std::optional<ReservationChange> smallest_reservation_change(const Frontier& frontier, const Stakes& stakes,
                                                             Norm norm) {
    std::optional<ReservationChange> best;
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        std::vector<Rational> lower_by;
        for (std::size_t party = 0; party < frontier.parties(); ++party)
            lower_by.push_back(shortfall(frontier, stakes, point, party));
        const Rational size = size_of(lower_by, norm);
        if (!best || size < best->size) best = ReservationChange{point, std::move(lower_by), size};
    }
    return best;
}

std::optional<ReservationChange> smallest_reservation_change_of(const Frontier& frontier,
                                                                const Stakes& stakes, std::size_t party) {
    std::optional<ReservationChange> best;
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        bool others = true;
        for (std::size_t other = 0; other < frontier.parties() && others; ++other)
            others = other == party || shortfall(frontier, stakes, point, other).is_zero();
        const Rational size = shortfall(frontier, stakes, point, party);
        if (!others || (best && size >= best->size)) continue;
        best = ReservationChange{point, std::vector<Rational>(frontier.parties(), 0), size};
        best->lower_by[party] = size;
    }
    return best;
}

std::optional<std::vector<Rational>> reweighted(const std::vector<Rational>& weights,
                                                const std::vector<Rational>& values, const Rational& target,
                                                Norm norm) {
    const Rational missing = target - product(weights, values);
    if (missing.sign() <= 0) return weights;
    if (weights.empty()) return std::nullopt;
    if (norm == Norm::sum) return reweighted_sum(weights, values, missing);
    return reweighted_largest(weights, values, target);
}

Result<std::optional<WeightChange>> smallest_weight_change(const NumericScenario& scenario,
                                                           const std::vector<int>& profiles,
                                                           std::size_t party, const Frontier& frontier,
                                                           const Stakes& stakes, Norm norm,
                                                           const SearchLimits& limits) {
    const Profile& profile = scenario.profiles[static_cast<std::size_t>(profiles[party])];
    const auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
    if (!additive)
        return make_error({}, "`" + profile.name + "` has no weights to change",
                          "its utility is not additive");
    std::vector<Rational> weights;
    for (const IssueUtility& issue : additive->issues) weights.push_back(issue.weight);
    std::optional<WeightChange> best;
    const auto consider = [&](const Outcome& outcome) {
        std::vector<Rational> values;
        for (std::size_t issue = 0; issue < weights.size(); ++issue)
            values.push_back(additive->issues[issue].values[static_cast<std::size_t>(outcome.values[issue])]);
        if (profile.ceiling && stakes.threat[party] > *profile.ceiling) return;
        const auto changed = reweighted(weights, values, stakes.threat[party], norm);
        if (!changed) return;
        std::vector<Rational> changes;
        for (std::size_t issue = 0; issue < weights.size(); ++issue)
            changes.push_back((*changed)[issue] - weights[issue]);
        const Rational size = size_of(changes, norm);
        if (!best || size < best->size) best = WeightChange{outcome, *changed, size, true};
    };
    const Result<ListedSpace> listed = ListedSpace::of(scenario, profiles, FrontierReading::exact, limits);
    bool complete = listed.ok() && listed->space().size() <= largest_listing;
    if (complete) {
        std::vector<Rational> floors;
        for (std::size_t p = 0; p < profiles.size(); ++p)
            floors.push_back(stakes.threat[p] * to_rational(listed->denominators()[p], 1));
        std::uint64_t seen = 0;
        listed->for_each([&](std::uint64_t index, std::span<const std::int64_t> utilities) {
            bool others = true;
            for (std::size_t p = 0; p < profiles.size() && others; ++p)
                others =
                    p == party || !stakes.given[p] || Rational(static_cast<long>(utilities[p])) >= floors[p];
            if (others) consider(Outcome{listed->space().decode(index)});
            if (++seen % 1024 == 0 && limits.expired()) complete = false;
            return complete;
        });
    }
    if (!complete) {
        for (std::size_t point = 0; point < frontier.size() && !limits.expired(); ++point) {
            bool others = true;
            for (std::size_t p = 0; p < profiles.size() && others; ++p)
                others = p == party || shortfall(frontier, stakes, point, p).is_zero();
            if (others) consider(frontier.outcome(point));
        }
        if (best) best->proven = false;
    }
    return best;
}

std::optional<Opening> find_opening(const NumericScenario& scenario, const std::vector<int>& profiles,
                                    const Frontier& frontier, const Stakes& stakes,
                                    const SearchLimits& limits) {
    const auto reservation = smallest_reservation_change(frontier, stakes, Norm::sum);
    if (!reservation || reservation->size.is_zero()) return std::nullopt;
    Opening opening;
    opening.payment = smallest_side_payment(frontier, stakes, std::vector<Rational>(frontier.parties(), 1));
    opening.reservation_sum = reservation;
    opening.reservation_largest = smallest_reservation_change(frontier, stakes, Norm::largest);
    for (std::size_t party = 0; party < frontier.parties(); ++party) {
        opening.alone.push_back(smallest_reservation_change_of(frontier, stakes, party));
        for (const Norm norm : {Norm::sum, Norm::largest}) {
            const auto change =
                smallest_weight_change(scenario, profiles, party, frontier, stakes, norm, limits);
            (norm == Norm::sum ? opening.weights_sum : opening.weights_largest)
                .push_back(change ? *change : std::optional<WeightChange>());
        }
    }
    return opening;
}

}  // namespace detente::numbers
