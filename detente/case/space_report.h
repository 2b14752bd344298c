// SPDX-License-Identifier: Apache-2.0
// The space of a numeric scenario for whoever goes through it by program: every outcome's worth to a party in
// one array, and a party's outcomes by worth, asked again and again.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/limits.h"
#include "detente/deals/numbers/utility_index.h"
#include "detente/scenario/profile.h"

namespace detente::cases {

// utilities[k]: what outcome k is worth to the party (a number of the scenario's profiles), in the profile's
// own arithmetic; outcomes are numbered with the first issue slowest. Forbidden combinations have their
// numbers too. Errors: the party gives an order and no numbers; the array would take more bytes than the
// limits allow.
Result<std::vector<double>> utilities(const NumericScenario& scenario, int party,
                                      const numbers::SearchLimits& limits = {});

// One party's outcomes by worth, on spaces nobody can list. Copies share what was computed.
class WorthIndex {
  public:
    // Errors: as block_sum() and UtilityIndex::of().
    static Result<WorthIndex> of(const NumericScenario& scenario, int party,
                                 const numbers::SearchLimits& limits = {});

    // The k-th best, k from 1. Nothing: there is none, or none was found within the limits.
    std::optional<numbers::IndexedOutcome> rank(std::uint64_t k) const { return index_.kth_best(k); }
    numbers::IndexedOutcome best() const { return index_.best(); }
    numbers::IndexedOutcome worst() const { return index_.worst(); }
    std::optional<numbers::IndexedOutcome> at_least(const Rational& target) const {
        return index_.worst_at_least(target);
    }
    std::optional<numbers::IndexedOutcome> at_most(const Rational& target) const {
        return index_.best_at_most(target);
    }
    numbers::IndexedOutcome nearest(const Rational& target) const { return index_.nearest(target); }
    // Outcomes worth from low to high, both included; nothing where the sums are too many to count.
    std::optional<Rational> count(const Rational& low, const Rational& high) const {
        return index_.count(low, high);
    }

  private:
    explicit WorthIndex(numbers::UtilityIndex index) : index_(std::move(index)) {}
    numbers::UtilityIndex index_;
};

}  // namespace detente::cases
