// SPDX-License-Identifier: Apache-2.0
// The exact Pareto frontier of sums over blocks, without listing outcomes: blocks are merged one by one and
// dominated partial sums dropped (Nemhauser and Ullmann 1969, "Discrete dynamic programming and capital
// allocation", Management Science 15). Dropping is safe because dominance survives adding the same vector; in
// doubles too, because rounding is monotone, as long as the blocks are added in the profile's own order. The
// number of kept sums is the output's size at best and exponential at worst; limits turn an exploding case
// into a labelled approximation.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/block_sum.h"
#include "detente/deals/numbers/limits.h"

namespace detente::numbers {

// Whose numbers decide dominance: exact rationals, or the profiles' own doubles summed in their own order.
enum class FrontierReading { exact, format };

class AdditiveFrontier {
  public:
    // Fails only where no blocks can be merged at all (no parties, more than 32 parties).
    static Result<AdditiveFrontier> of(const BlockSum& sum, FrontierReading reading = FrontierReading::exact,
                                       const SearchLimits& limits = {});

    // Points in order of the first party's utility, best first; ties by the next party.
    std::size_t size() const;
    int parties() const;
    Rational utility(std::size_t point, int party) const;
    double double_utility(std::size_t point, int party) const;
    std::vector<double> doubles() const;       // all of them, row by row, one column a party
    Outcome outcome(std::size_t point) const;  // a witness
    // Every outcome with exactly the point's utilities, at most `most` of them, in no promised order.
    std::vector<Outcome> outcomes(std::size_t point, std::size_t most, const SearchLimits& limits = {}) const;

    // 1: exact. Above 1: for every outcome there is a point whose gain over the party's worst sum, multiplied
    // by this factor, reaches the outcome's gain, for every party at once.
    const Rational& factor() const;
    // 0: exact. Above, where the numbers are too fine for wide integers and too many for fractions: gains
    // were rounded down to a binary grid; the utilities given are below the exact ones by at most this, and
    // every outcome is reached by a point within it, for every party at once.
    const Rational& error() const;
    // "64-bit integers", "128-bit integers", "rationals", "doubles", "rounded 64-bit integers".
    const std::string& number_kind() const;
    std::size_t merged_sums() const;  // partial sums kept over all merges

    class Core;

  private:
    explicit AdditiveFrontier(std::shared_ptr<const Core> core) : core_(std::move(core)) {}
    std::shared_ptr<const Core> core_;
};

}  // namespace detente::numbers
