// SPDX-License-Identifier: Apache-2.0
// Which outcome a bid stands for. A listed space needs no memory; a space that cannot be listed keeps each
// outcome that somebody has named, so that a bid is a small number in both.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "detente/scenario/domain.h"
#include "detente/talks/bid.h"

namespace detente::talks {

class OutcomeTable {
  public:
    // More outcomes than this are not listed.
    static constexpr std::uint64_t largest_list = 1u << 24;

    // sizes[i]: how many values issue i has, each at least one.
    explicit OutcomeTable(std::vector<int> sizes, std::uint64_t largest = largest_list);

    bool listed() const { return listed_; }
    int issues() const { return static_cast<int>(sizes_.size()); }
    const std::vector<int>& sizes() const { return sizes_; }
    // Listed: all outcomes. Otherwise: those named so far.
    std::size_t size() const { return listed_ ? size_ : named_.size() / width(); }

    // The bid of an outcome, one value an issue. A space that is not listed takes it in when it is new.
    Bid bid(std::span<const int> values);
    int value(Bid bid, int issue) const {
        const auto i = static_cast<std::size_t>(issue);
        return listed_ ? static_cast<int>(bid / strides_[i] % static_cast<Bid>(sizes_[i]))
                       : named_[bid * width() + i];
    }
    Outcome outcome(Bid bid) const;
    // Forgets what was named: bids of a space that is not listed hold for one session only.
    void clear();

  private:
    std::size_t width() const { return sizes_.empty() ? 1 : sizes_.size(); }

    std::vector<int> sizes_;
    std::vector<Bid> strides_;
    std::size_t size_ = 1;
    bool listed_ = true;
    std::vector<int> named_;  // outcomes one after the other
    std::unordered_multimap<std::uint64_t, Bid> by_hash_;
};

}  // namespace detente::talks
