// SPDX-License-Identifier: Apache-2.0
// The Pareto frontier of a numeric scenario, by whichever exact method fits: merging (sums over blocks),
// branch and bound (two parties, hyper-rectangles), or listing the space.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "detente/deals/numbers/additive_frontier.h"
#include "detente/deals/numbers/limits.h"
#include "detente/deals/numbers/rectangle_frontier.h"
#include "detente/scenario/profile.h"

namespace detente::numbers {

class Frontier {
  public:
    // Points by the first party's utility, best first; one for each vector of utilities.
    std::size_t size() const { return size_; }
    std::size_t parties() const { return parties_; }
    FrontierReading reading() const { return reading_; }

    // Exact under Reading::exact; the exact value of the format's double under Reading::format.
    Rational utility(std::size_t point, std::size_t party) const { return utility_(point, party); }
    // The nearest double of it.
    double value(std::size_t point, std::size_t party) const { return doubles_[point * parties_ + party]; }
    Outcome outcome(std::size_t point) const { return outcome_(point); }
    // All outcomes with the point's utilities, at most `most`.
    std::vector<Outcome> outcomes(std::size_t point, std::size_t most) const {
        return outcomes_(point, most);
    }

    Rational factor = 1;  // 1: exact; else the (1 + e) of an approximation, see additive_frontier.h
    Rational error;       // 0: exact; else how far below the exact ones utilities may lie, see there too
    std::string method;   // "merging blocks (64-bit integers)", "branch and bound", "listing"
    std::vector<ClosedRegion> certificate;  // branch and bound: every region between neighbours, closed
    std::vector<RectanglePoint> unclamped;  // branch and bound: the frontier before the ceiling
    std::vector<std::string> notes;         // what a reader of the numbers must know

    using UtilityOf = std::function<Rational(std::size_t point, std::size_t party)>;
    using OutcomeOf = std::function<Outcome(std::size_t point)>;
    using OutcomesOf = std::function<std::vector<Outcome>(std::size_t point, std::size_t most)>;
    // doubles: row by row, one column a party.
    Frontier(FrontierReading reading, std::size_t parties, std::vector<double> doubles, UtilityOf utility,
             OutcomeOf outcome, OutcomesOf outcomes)
        : reading_(reading),
          parties_(parties),
          size_(parties == 0 ? 0 : doubles.size() / parties),
          doubles_(std::move(doubles)),
          utility_(std::move(utility)),
          outcome_(std::move(outcome)),
          outcomes_(std::move(outcomes)) {}

  private:
    FrontierReading reading_;
    std::size_t parties_;
    std::size_t size_;
    std::vector<double> doubles_;
    UtilityOf utility_;
    OutcomeOf outcome_;
    OutcomesOf outcomes_;
};

// The frontier of these profiles. Fails, saying what would help, where no method applies within the limits.
Result<Frontier> find_frontier(const NumericScenario& scenario, const std::vector<int>& profiles,
                               FrontierReading reading, const SearchLimits& limits = {});

// The same where the blocks are known already, as block_sum gives them for the profiles.
Result<Frontier> find_frontier(const NumericScenario& scenario, const std::vector<int>& profiles,
                               const Result<BlockSum>& blocks, FrontierReading reading,
                               const SearchLimits& limits = {});

}  // namespace detente::numbers
