// SPDX-License-Identifier: Apache-2.0
// Sums with one summand from each block that come nearest to a target from either side. Three regimes, by
// size:
//   lists:   both halves' distinct sums are kept and paired by two pointers (Horowitz and Sahni 1974, J. ACM
//   21); streams: the halves' sums are produced in order from quarters by a heap, in the memory of the
//   quarters (Schroeppel and
//            Shamir 1981, SIAM J. Comput. 10): exact on spaces of some 10^16;
//   grid:    close sums share one representative, and `error()` bounds what that may cost.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/deals/numbers/limits.h"

namespace detente::numbers {

// The distinct sums over some blocks, layer by layer, so that a sum can be traced back to choices.
class LayeredSums {
  public:
    // Sums closer than needed are thinned once a layer has more than `most`; `gains` must outlive this.
    LayeredSums(const std::vector<std::vector<std::int64_t>>& gains, std::vector<std::size_t> blocks,
                std::size_t most);

    const std::vector<std::int64_t>& sums() const { return layers_.back(); }  // ascending
    std::int64_t error() const { return error_; }
    // Writes the choices that make a sum of the last layer.
    void trace(std::int64_t sum, std::vector<std::uint32_t>& choice) const;

  private:
    std::vector<std::int64_t> extended(const std::vector<std::int64_t>& layer,
                                       std::vector<std::int64_t> gains, std::size_t most);
    const std::vector<std::vector<std::int64_t>>* gains_;
    std::vector<std::size_t> blocks_;
    std::vector<std::vector<std::int64_t>> layers_;
    std::int64_t error_ = 0;
};

class MeetInTheMiddle {
  public:
    // gains[block][choice] >= 0, sums below 2^61; `gains` must outlive this.
    MeetInTheMiddle(const std::vector<std::vector<std::int64_t>>& gains, const SearchLimits& limits);

    using Choices = std::vector<std::uint32_t>;
    // The choices with the least sum at or above (greatest at or below); nothing where there is none.
    std::optional<Choices> least_at_least(std::int64_t sum) const;
    std::optional<Choices> greatest_at_most(std::int64_t sum) const;
    // What was asked for has a sum within this of the answer's; 0: exact.
    std::int64_t error() const;

  private:
    struct Pair {
        std::int64_t left = 0, right = 0;
    };
    std::optional<Pair> search(std::int64_t sum, bool at_least) const;
    std::optional<Pair> search_lists(std::int64_t sum, bool at_least) const;
    std::optional<Pair> search_streams(std::int64_t sum, bool at_least) const;
    void trace(std::size_t half, std::int64_t sum, Choices& choice) const;

    const std::vector<std::vector<std::int64_t>>& gains_;
    std::vector<LayeredSums> lists_;     // two halves, or none
    std::vector<LayeredSums> quarters_;  // four: 0 and 1 make the left half; or none
};

}  // namespace detente::numbers
