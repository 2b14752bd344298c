// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/own_values.h"

#include <cmath>
#include <limits>

namespace detente::talks {

double OwnValues::wide_utility(Bid bid) const {
    while (remembered_.size() <= bid) remembered_.push_back(std::numeric_limits<double>::quiet_NaN());
    double& known = remembered_[bid];
    if (std::isnan(known)) known = wide_->utility(outcomes_->outcome(bid));
    return known;
}

std::optional<Bid> OwnValues::best(std::size_t k) {
    if (index_) return k < index_->size() ? std::optional<Bid>(index_->best(k)) : std::nullopt;
    if (!descent_) descent_ = wide_->descent();
    while (descended_.size() <= k) {
        const std::optional<numbers::IndexedOutcome> next = descent_->next();
        if (!next) return std::nullopt;
        descended_.push_back(take_in(next->outcome.values));
    }
    return descended_[k];
}

Bid OwnValues::worst_at_least(double utility) {
    if (!index_) return take_in(wide_->worst_at_least(utility).values);
    const std::size_t place = index_->first_at_least(utility);
    return index_->ascending()[place < index_->size() ? place : index_->size() - 1];
}

Bid OwnValues::nearest(double utility) {
    if (!index_) return take_in(wide_->nearest(utility).values);
    const std::size_t above = index_->first_at_least(utility);
    if (above == 0) return index_->ascending()[0];
    if (above == index_->size()) return index_->best();
    const double up = index_->sorted()[above] - utility;
    const double down = utility - index_->sorted()[above - 1];
    return index_->ascending()[up <= down ? above : above - 1];
}

Bid OwnValues::draw_between(double low, double high, Draws& draws) {
    if (!index_) return nearest(low + (high - low) * draws.uniform());
    const std::size_t first = index_->first_at_least(low);
    std::size_t last = index_->first_at_least(high);
    while (last < index_->size() && index_->sorted()[last] <= high) ++last;
    if (first >= last) return worst_at_least(low);
    return index_->ascending()[first + draws.below(last - first)];
}

Bid OwnValues::draw_any(Draws& draws) {
    if (index_) {
        const auto drawn = static_cast<Bid>(draws.below(index_->size()));
        return index_->size() == outcomes_->size() ? drawn : index_->ascending()[drawn];
    }
    std::vector<int> values;
    for (const int size : outcomes_->sizes())
        values.push_back(static_cast<int>(draws.below(static_cast<std::uint64_t>(size))));
    return take_in(values);
}

}  // namespace detente::talks
