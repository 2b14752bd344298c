// SPDX-License-Identifier: Apache-2.0
// Strict rankings that respect what is known of an order, drawn uniformly.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detente/base/draws.h"
#include "detente/standoff/preference.h"

namespace detente::standoff {

// Uniform over the linear extensions of the known strict pairs; states known to be equal stay together. Up to
// 20 groups exactly, from a table of down-sets; above, by the chain of Bubley and Dyer (1999): adjacent
// places are swapped at random where the order allows it, `groups`^3 * ln(groups) steps before the first
// ranking, groups^2 between rankings.
class LinearExtensions {
  public:
    LinearExtensions(State states, const KnownPairs& known);
    bool exact() const { return groups_.size() <= kTable; }
    // Their number, when exact(); it fits: 20! < 2^63.
    std::uint64_t count() const { return table_.empty() ? 0 : table_.back(); }
    // score[s]: higher is better.
    void draw(Draws& draws, std::vector<std::int32_t>& score);

  private:
    static constexpr std::size_t kTable = 20;
    void draw_from_table(Draws& draws);
    void walk(Draws& draws, std::uint64_t steps);

    std::vector<std::vector<State>> groups_;
    std::vector<std::vector<bool>> worse_;  // worse_[a][b]: a must stand below b
    std::vector<std::uint32_t> below_;      // as sets, when exact
    std::vector<std::uint64_t> table_;      // down-set -> number of ways to rank it
    std::vector<std::size_t> order_;        // groups, worst first
    bool started_ = false;
};

}  // namespace detente::standoff
