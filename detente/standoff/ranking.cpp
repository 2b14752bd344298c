// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/ranking.h"

#include <algorithm>

#include "detente/standoff/bits.h"

namespace detente::standoff {

std::int32_t Ranking::below(std::int32_t rank, int degree) const {
    if (degree <= 0) return rank;
    if (degree == 1) return rank - 1;
    for (std::int32_t k = rank - 1; k >= 0; --k)
        if (!steps.empty() && steps[static_cast<std::size_t>(k)] >= degree) return k;
    return -1;
}

namespace {

// Few distinct small keys are ranked through a table, the rest by sorting.
Ranking rank_small(const std::vector<std::uint64_t>& keys, std::uint64_t largest) {
    std::vector<std::int32_t> rank(largest + 1, 0);
    for (const std::uint64_t key : keys) rank[key] = 1;
    Ranking result;
    for (std::int32_t& slot : rank)
        if (slot != 0) slot = result.ranks++;
    result.score.resize(keys.size());
    for (std::size_t s = 0; s < keys.size(); ++s) result.score[s] = rank[keys[s]];
    return result;
}

}  // namespace

Ranking rank_by(const std::vector<std::uint64_t>& keys) {
    if (keys.empty()) return {};
    const std::uint64_t largest = *std::max_element(keys.begin(), keys.end());
    if (largest <= 4 * keys.size() + 1024) return rank_small(keys, largest);
    std::vector<std::uint64_t> sorted = keys;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    Ranking result;
    result.ranks = static_cast<std::int32_t>(sorted.size());
    result.score.resize(keys.size());
    for (std::size_t s = 0; s < keys.size(); ++s)
        result.score[s] = static_cast<std::int32_t>(std::lower_bound(sorted.begin(), sorted.end(), keys[s]) -
                                                    sorted.begin());
    return result;
}

Ranking rank_by(const std::vector<std::int64_t>& keys) {
    std::vector<std::uint64_t> shifted(keys.size());
    if (keys.empty()) return {};
    const std::int64_t least = *std::min_element(keys.begin(), keys.end());
    for (std::size_t s = 0; s < keys.size(); ++s)
        shifted[s] = static_cast<std::uint64_t>(keys[s]) - static_cast<std::uint64_t>(least);
    return rank_by(shifted);
}

Ranking indifferent(State states) {
    Ranking result;
    result.score.assign(states, 0);
    result.ranks = 1;
    return result;
}

std::vector<State> by_score(const std::vector<std::int32_t>& score, std::int32_t ranks) {
    std::vector<std::uint32_t> next(static_cast<std::size_t>(ranks) + 1, 0);
    for (const std::int32_t value : score) ++next[static_cast<std::size_t>(value) + 1];
    for (std::size_t k = 1; k < next.size(); ++k) next[k] += next[k - 1];
    std::vector<State> order(score.size());
    for (State s = 0; s < score.size(); ++s) order[next[static_cast<std::size_t>(score[s])]++] = s;
    return order;
}

}  // namespace detente::standoff
