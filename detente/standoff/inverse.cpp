// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/inverse.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "detente/base/rational.h"
#include "detente/standoff/internal/linear_extensions.h"

namespace detente::standoff {
namespace {

constexpr State kMostListed = 22;
constexpr double kMostCombinations = 4'000'000;

Rational factorial(std::size_t n) {
    Rational result = 1;
    for (std::size_t k = 2; k <= n; ++k) result *= Rational(static_cast<std::int64_t>(k));
    return result;
}

std::vector<Order> given_orders(const Conflict& conflict) {
    std::vector<Order> orders;
    for (const StatePreference& preference : conflict.preferences)
        orders.push_back(order_of(preference.ranking.score));
    return orders;
}

// Rankings of one party under which it would stay, by what they put above the state.
std::optional<Rational> own_rankings(const SmallGame& game, State state, std::size_t maker, Basic basic,
                                     const Watch& watch) {
    std::vector<std::uint64_t> sets(game.states(), 0);  // how many sets of each size do it
    const StateSet low = (StateSet{1} << state) - 1;
    for (StateSet packed = 0; packed < StateSet{1} << (game.states() - 1); ++packed) {
        if (packed % 4096 == 0 &&
            watch.stops("counting rankings", packed, StateSet{1} << (game.states() - 1)))
            return std::nullopt;
        const StateSet above = (packed & low) | (packed & ~low) << 1;  // all states but this one
        if (game.stable_with(maker, state, basic, above))
            ++sets[static_cast<std::size_t>(std::popcount(packed))];
    }
    Rational total = 0;
    for (std::size_t k = 0; k < sets.size(); ++k)
        total +=
            Rational(static_cast<std::int64_t>(sets[k])) * factorial(k) * factorial(game.states() - 1 - k);
    return total;
}

// Every combination of strict rankings of `makers`, one after the other.
std::optional<std::uint64_t> count_all(const SmallGame& game, State state, const std::vector<int>& makers,
                                       Basic basic, std::vector<Order>& orders, const Watch& watch) {
    std::vector<std::vector<std::int32_t>> scores(makers.size(), std::vector<std::int32_t>(game.states()));
    for (std::size_t k = 0; k < makers.size(); ++k) {
        std::iota(scores[k].begin(), scores[k].end(), 0);
        orders[static_cast<std::size_t>(makers[k])] = order_of(scores[k]);
    }
    std::uint64_t holds = 0;
    for (std::uint64_t gone = 0;; ++gone) {
        if (gone % 1024 == 0 && watch.stops("going through rankings", gone)) return std::nullopt;
        if (game.equilibrium(state, basic, orders)) ++holds;
        std::size_t k = 0;
        for (; k < makers.size(); ++k) {
            const bool more = std::next_permutation(scores[k].begin(), scores[k].end());
            orders[static_cast<std::size_t>(makers[k])] = order_of(scores[k]);
            if (more) break;
        }
        if (k == makers.size()) return holds;
    }
}

}  // namespace

Inverse inverse(const Conflict& conflict, const SmallGame& game, State state, const std::vector<int>& makers,
                Basic basic, std::uint64_t samples, std::uint64_t seed, const Watch& watch) {
    Inverse result;
    result.state = state;
    result.concept_key = std::string(key_of(basic));
    result.makers = makers;
    std::vector<Order> orders = given_orders(conflict);
    const auto varies = [&](std::size_t j) {
        return std::find(makers.begin(), makers.end(), static_cast<int>(j)) != makers.end();
    };
    Rational of = 1;
    for (std::size_t k = 0; k < makers.size(); ++k) of *= factorial(game.states());
    result.of = of.to_string();
    const auto stopped = [&] {
        result.exact = false;
        result.holds = result.of = "0";
        return result;
    };
    const bool own_only = basic != Basic::seq && basic != Basic::sseq;
    if (own_only && game.states() <= kMostListed) {
        Rational holds = 1;
        for (std::size_t j = 0; j < game.makers(); ++j) {
            if (varies(j)) {
                const std::optional<Rational> own = own_rankings(game, state, j, basic, watch);
                if (!own) return stopped();
                holds *= *own;
            } else if (!game.stable(j, state, basic, orders))
                holds = 0;
        }
        result.holds = holds.to_string();
        result.share = (holds / of).to_double();
        return result;
    }
    if (of.to_double() <= kMostCombinations) {
        const std::optional<std::uint64_t> holds = count_all(game, state, makers, basic, orders, watch);
        if (!holds) return stopped();
        result.holds = std::to_string(*holds);
        result.share = static_cast<double>(*holds) / of.to_double();
        return result;
    }
    result.exact = false;
    std::uint64_t holds = 0;
    std::vector<std::int32_t> score(game.states());
    for (std::uint64_t k = 0; k < samples; ++k) {
        if (k % 256 == 0 && watch.stops("drawing rankings", k, samples)) samples = k;
        if (k == samples) break;
        for (const int maker : makers) {
            std::iota(score.begin(), score.end(), 0);
            Draws(seed, k, static_cast<std::uint32_t>(maker)).shuffle(score);
            orders[static_cast<std::size_t>(maker)] = order_of(score);
        }
        if (game.equilibrium(state, basic, orders)) ++holds;
    }
    result.holds = std::to_string(holds);
    result.samples = samples;
    result.of = std::to_string(samples);
    result.share = samples == 0 ? 0 : static_cast<double>(holds) / static_cast<double>(samples);
    return result;
}

}  // namespace detente::standoff
