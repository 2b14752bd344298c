// SPDX-License-Identifier: Apache-2.0
// Tables to try strategies on: random profiles over spaces of any shape, and sessions played from strategies
// as a user writes them.
#pragma once

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "detente/talks/catalog.h"
#include "detente/talks/session.h"

namespace detente::talks {

struct TestTable {
    OutcomeTable outcomes;
    std::vector<ProfileIndex> indexes;

    TestTable(std::vector<int> sizes, const std::vector<std::vector<double>>& utilities,
              const std::vector<double>& reservations)
        : outcomes(std::move(sizes)) {
        for (std::size_t k = 0; k < utilities.size(); ++k)
            indexes.emplace_back(utilities[k], reservations[k]);
    }

    // Additive profiles with values and weights drawn evenly, best 1.
    static TestTable random(std::vector<int> sizes, int parties, unsigned seed, double reservation = 0.2) {
        std::mt19937 draw(seed);
        const auto uniform = [&] { return static_cast<double>(draw()) / 4294967296.0; };
        OutcomeTable outcomes(sizes);
        std::vector<std::vector<double>> utilities;
        for (int p = 0; p < parties; ++p) {
            std::vector<std::vector<double>> gains;
            double best = 0;
            for (const int size : sizes) {
                const double weight = uniform();
                double most = 0;
                gains.emplace_back();
                for (int v = 0; v < size; ++v) {
                    gains.back().push_back(weight * uniform());
                    most = std::max(most, gains.back().back());
                }
                best += most;
            }
            std::vector<double> one(outcomes.size());
            for (Bid bid = 0; bid < outcomes.size(); ++bid)
                for (std::size_t i = 0; i < sizes.size(); ++i)
                    one[bid] +=
                        gains[i][static_cast<std::size_t>(outcomes.value(bid, static_cast<int>(i)))] / best;
            utilities.push_back(std::move(one));
        }
        return TestTable(sizes, utilities,
                         std::vector<double>(static_cast<std::size_t>(parties), reservation));
    }

    std::vector<Seat> seats(const std::vector<std::string>& strategies, Rules rules) {
        std::vector<Seat> seats;
        for (std::size_t k = 0; k < strategies.size(); ++k) {
            const Result<StrategyMaker> maker = read_strategy(strategies[k], rules);
            if (!maker) throw std::runtime_error(to_string(maker.errors().front()));
            seats.push_back({OwnValues(indexes[k], outcomes), maker->make()});
        }
        return seats;
    }

    struct Played {
        SessionResult result;
        std::vector<Offer> offers;
    };
    Played play(const std::vector<std::string>& strategies, const SessionSettings& settings) {
        std::vector<Seat> at = seats(strategies, settings.rules);
        Played played;
        played.result = alternating_offers(at, settings, played.offers);
        return played;
    }
};

// A line of outcomes worth k / n to the first party and 1 - k / n to the second.
inline TestTable line_of(int n, double reservation = 0) {
    std::vector<double> first, second;
    for (int k = 0; k <= n; ++k) {
        first.push_back(static_cast<double>(k) / n);
        second.push_back(1 - static_cast<double>(k) / n);
    }
    return TestTable({n + 1}, {first, second}, {reservation, reservation});
}

inline bool operator==(const Offer& a, const Offer& b) {
    return a.round == b.round && a.seat == b.seat && a.bid == b.bid;
}

}  // namespace detente::talks
