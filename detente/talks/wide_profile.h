// SPDX-License-Identifier: Apache-2.0
// One party's values over a space that nobody can list (10^30 outcomes and more): a sum over issues, searched
// through the utility index. A target utility is met in the middle, at a cost of about the square root of the
// space's distinct sums a question, in tables of at most 16 MiB (deals/numbers/utility_index.h says what error
// that may leave).
#pragma once

#include <optional>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/numbers/utility_index.h"
#include "detente/scenario/profile.h"

namespace detente::talks {

class WideProfile {
  public:
    // Errors: a profile that is no sum over its issues or groups of them.
    static Result<WideProfile> of(const NumericScenario& scenario, int profile);

    double reservation() const { return reservation_; }
    double least() const { return least_; }
    double greatest() const { return greatest_; }
    double utility(const Outcome& outcome) const;
    numbers::UtilityIndex::Descent descent() const {
        return index_.descent();
    }                                              // outcomes from the best down
    Outcome worst_at_least(double utility) const;  // the best one where none reaches it
    Outcome nearest(double utility) const;

  private:
    explicit WideProfile(numbers::UtilityIndex index) : index_(std::move(index)) {}
    numbers::UtilityIndex index_;
    Domain domain_;
    Profile profile_;
    double reservation_ = 0;
    double least_ = 0;
    double greatest_ = 0;
};

}  // namespace detente::talks
