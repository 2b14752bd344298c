// SPDX-License-Identifier: Apache-2.0
// One party's outcomes by utility, on spaces nobody can list: the best, the next below it, the worst that
// still reaches a target, the nearest to a target, how many lie in an interval.
//
// Next-best order is a heap over sorted gains with at most three successors a state (the k smallest sums with
// one summand from each of n sorted lists), O(k log k) for the first k outcomes. Targets are met in the
// middle: both halves' distinct sums are listed and paired by two pointers (Horowitz and Sahni 1974). Where a
// half has too many distinct sums, sums that are close share one representative, and the answer carries the
// bound on what that may cost.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/block_sum.h"
#include "detente/deals/numbers/limits.h"

namespace detente::numbers {

struct IndexedOutcome {
    Outcome outcome;
    Rational utility;
    Rational
        error;  // 0: exact. Above: the outcome that was asked for has a utility within this of the answer's
};

class UtilityIndex {
  public:
    // Where 61 bits do not hold the party's sums on a common denominator, gains are rounded down to a grid
    // that they hold, utilities stay exact, and the answers' `error` says what may have been missed. Fails
    // where there is no such party.
    static Result<UtilityIndex> of(const BlockSum& sum, int party, const SearchLimits& limits = {});

    IndexedOutcome best() const;
    IndexedOutcome worst() const;
    // The k-th best outcome, k from 1; ties count one by one. Nothing beyond the last, or out of memory or
    // time.
    std::optional<IndexedOutcome> kth_best(std::uint64_t k) const;

    // Outcomes one by one, best first. Several walks may go on at once.
    class Descent {
      public:
        std::optional<IndexedOutcome> next();  // nothing after the last
      private:
        friend class UtilityIndex;
        struct State;
        std::shared_ptr<State> state_;
    };
    Descent descent() const;

    // Nothing where no outcome reaches the target.
    std::optional<IndexedOutcome> worst_at_least(const Rational& target) const;
    std::optional<IndexedOutcome> best_at_most(
        const Rational& target) const;                     // the next below; nothing below the worst
    IndexedOutcome nearest(const Rational& target) const;  // of two equally near the better

    // Outcomes with low <= utility <= high; nothing where the sums are too many to count exactly.
    std::optional<Rational> count(const Rational& low, const Rational& high) const;

  private:
    struct Tables;
    std::shared_ptr<const Tables> tables_;
};

// The best for `other` among outcomes that give `own` at least the target. The sum must have both parties.
// Nothing where no outcome reaches the target.
Result<std::optional<IndexedOutcome>> best_for_other(const BlockSum& sum, int own, int other,
                                                     const Rational& target, const SearchLimits& limits = {});

}  // namespace detente::numbers
