// SPDX-License-Identifier: Apache-2.0
// What the strategies of the competitions share: what they have received, in their own utilities.
#pragma once

#include <algorithm>
#include <vector>

#include "detente/talks/table.h"

namespace detente::talks {

class ReceivedOffers {
  public:
    void add(const Table& table, const Offer& offer) {
        const double utility = table.own->utility(offer.bid);
        if (bids_.empty() || utility > best_) {
            best_ = utility;
            best_bid_ = offer.bid;
        }
        sum_ += utility;
        squares_ += utility * utility;
        bids_.push_back(offer.bid);
        utilities_.push_back(utility);
    }
    bool empty() const { return bids_.empty(); }
    std::size_t size() const { return bids_.size(); }
    const std::vector<Bid>& bids() const { return bids_; }
    const std::vector<double>& utilities() const { return utilities_; }
    double best() const { return best_; }  // precondition of these: !empty()
    Bid best_bid() const { return best_bid_; }
    double mean() const { return sum_ / static_cast<double>(size()); }
    double variance() const {
        return std::max(0.0, squares_ / static_cast<double>(size()) - mean() * mean());
    }

  private:
    std::vector<Bid> bids_;
    std::vector<double> utilities_;
    double best_ = 0, sum_ = 0, squares_ = 0;
    Bid best_bid_ = kNoBid;
};

}  // namespace detente::talks
