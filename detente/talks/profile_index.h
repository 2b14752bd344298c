// SPDX-License-Identifier: Apache-2.0
// One party's outcomes sorted by what they are worth to it. Built once a profile, then shared by every
// session and every thread; nothing in it changes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/profile.h"
#include "detente/talks/bid.h"
#include "detente/talks/rules.h"

namespace detente::talks {

class ProfileIndex {
  public:
    // utilities[bid], all finite, at least one. `reservation`: what no deal is worth; minus infinity where
    // every deal is at least as good as none. `barred`: outcomes that cannot be agreed, which nobody offers;
    // empty: none; at least one outcome is left.
    ProfileIndex(std::vector<double> utilities, double reservation, std::vector<bool> barred = {});

    std::size_t size() const { return ascending_.size(); }  // of what can be agreed
    bool can_be_agreed(Bid bid) const { return barred_.empty() || !barred_[bid]; }
    double utility(Bid bid) const { return utilities_[bid]; }
    double reservation() const { return reservation_; }
    double least() const { return sorted_.front(); }
    double greatest() const { return sorted_.back(); }

    // Bids from the worst to the best; of equal ones the lower number first. sorted()[k] is the utility of
    // ascending()[k].
    std::span<const Bid> ascending() const { return ascending_; }
    std::span<const double> sorted() const { return sorted_; }
    // The first place at or above the utility; size() where none is. In constant time where the utilities
    // spread evenly, in the logarithm of the size anywhere.
    std::size_t first_at_least(double utility) const;
    // How many bids are at least as good as no deal: the last so many places.
    std::size_t rational() const { return size() - first_rational_; }
    std::size_t first_rational() const { return first_rational_; }
    // The k-th best bid, k from 0.
    Bid best(std::size_t k = 0) const { return ascending_[size() - 1 - k]; }

  private:
    std::vector<double> utilities_;
    std::vector<Bid> ascending_;
    std::vector<double> sorted_;
    std::vector<bool> barred_;
    // The range of utilities cut into even strips: the first place of each. A search starts there.
    std::vector<std::uint32_t> strips_;
    double strips_a_unit_ = 0;
    double reservation_;
    std::size_t first_rational_ = 0;
};

// Every outcome of the profile's domain in the profile's own arithmetic, first issue slowest; under the rules
// `negmas` exact profiles too are summed in doubles, issue by issue, as NegMAS does. Errors: a profile without
// numbers; more outcomes than OutcomeTable lists; none that can be agreed.
Result<ProfileIndex> index_profile(const NumericScenario& scenario, int profile, Rules rules = Rules::strict);

}  // namespace detente::talks
