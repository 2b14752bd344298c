// SPDX-License-Identifier: Apache-2.0
// A complete order of the states for one decision maker, as dense scores.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/standoff/states.h"

namespace detente::standoff {

// score[s] in [0, ranks): higher is better, equal means indifferent, every value occurs.
struct Ranking {
    std::vector<std::int32_t> score;
    std::int32_t ranks = 0;
    // Strength (Hamouda, Kilgour and Hipel 2004): steps[k] is the degree by which rank k + 1 is preferred to
    // rank k, 1 or more; between ranks further apart it is the largest on the way. Empty: all are 1.
    std::vector<std::uint8_t> steps;

    bool strict() const { return static_cast<std::size_t>(ranks) == score.size(); }
    // The highest rank that is below `rank` by at least `degree`, or -1.
    std::int32_t below(std::int32_t rank, int degree) const;
    friend bool operator==(const Ranking&, const Ranking&) = default;
};

// Dense ranks of arbitrary keys, larger being better.
Ranking rank_by(const std::vector<std::uint64_t>& keys);
Ranking rank_by(const std::vector<std::int64_t>& keys);
// All states alike.
Ranking indifferent(State states);

// The states by increasing score (counting sort; equal scores by increasing state).
std::vector<State> by_score(const std::vector<std::int32_t>& score, std::int32_t ranks);

}  // namespace detente::standoff
