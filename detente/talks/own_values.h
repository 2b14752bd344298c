// SPDX-License-Identifier: Apache-2.0
// What outcomes are worth to one party at the table, whether its space can be listed or not. One object a
// seat and session: in a space that is not listed it remembers the bids that were named.
#pragma once

#include <optional>
#include <vector>

#include "detente/base/draws.h"
#include "detente/talks/bid.h"
#include "detente/talks/outcome_table.h"
#include "detente/talks/profile_index.h"
#include "detente/talks/wide_profile.h"

namespace detente::talks {

class OwnValues {
  public:
    OwnValues(const ProfileIndex& index, OutcomeTable& outcomes) : index_(&index), outcomes_(&outcomes) {}
    OwnValues(const WideProfile& wide, OutcomeTable& outcomes) : wide_(&wide), outcomes_(&outcomes) {}

    // The sorted list, or nullptr in a space that is not listed.
    const ProfileIndex* index() const { return index_; }
    const OutcomeTable& outcomes() const { return *outcomes_; }
    int issues() const { return outcomes_->issues(); }
    int value(Bid bid, int issue) const { return outcomes_->value(bid, issue); }

    // The bid of an outcome, one value an issue.
    Bid name(std::span<const int> values) { return outcomes_->bid(values); }

    double utility(Bid bid) const { return index_ ? index_->utility(bid) : wide_utility(bid); }
    // Infeasible combinations cannot; where a space is not listed, none are.
    bool can_be_agreed(Bid bid) const { return !index_ || index_->can_be_agreed(bid); }
    double reservation() const { return index_ ? index_->reservation() : wide_->reservation(); }
    double least() const { return index_ ? index_->least() : wide_->least(); }
    double greatest() const { return index_ ? index_->greatest() : wide_->greatest(); }
    // What the party can always have: the reservation value where it is finite and above the worst outcome.
    double floor() const { return reservation() > least() ? reservation() : least(); }

    // The k-th best bid, k from 0; nothing after the last.
    std::optional<Bid> best(std::size_t k = 0);
    // The worst bid that is worth at least this; the best one where none is.
    Bid worst_at_least(double utility);
    // The bid whose utility is nearest; of two equally near the better.
    Bid nearest(double utility);
    // A bid drawn evenly from those worth between low and high, both included; the worst one above `low`
    // where there is none. In a space that is not listed: the nearest bid to a utility drawn evenly between
    // them.
    Bid draw_between(double low, double high, Draws& draws);
    // A bid drawn evenly from all.
    Bid draw_any(Draws& draws);

  private:
    double wide_utility(Bid bid) const;
    Bid take_in(const std::vector<int>& values) { return outcomes_->bid(values); }

    const ProfileIndex* index_ = nullptr;
    const WideProfile* wide_ = nullptr;
    OutcomeTable* outcomes_;
    // In a space that is not listed: the best bids found so far, best first, and where the search goes on.
    std::vector<Bid> descended_;
    std::optional<numbers::UtilityIndex::Descent> descent_;
    mutable std::vector<double> remembered_;  // utilities of bids, in a space that is not listed
};

}  // namespace detente::talks
