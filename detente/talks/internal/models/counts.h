// SPDX-License-Identifier: Apache-2.0
// How often each value of each issue has been offered: what the frequency models count.
#pragma once

#include <algorithm>
#include <vector>

#include "detente/talks/outcome_table.h"

namespace detente::talks {

class ValueCounts {
  public:
    void begin(const OutcomeTable& outcomes, double start = 0) {
        counts_.clear();
        for (const int size : outcomes.sizes()) counts_.emplace_back(static_cast<std::size_t>(size), start);
    }
    std::size_t issues() const { return counts_.size(); }
    void add(std::size_t issue, int value, double by) {
        counts_[issue][static_cast<std::size_t>(value)] += by;
    }
    double of(std::size_t issue, int value) const { return counts_[issue][static_cast<std::size_t>(value)]; }
    double largest(std::size_t issue) const {
        return *std::max_element(counts_[issue].begin(), counts_[issue].end());
    }

  private:
    std::vector<std::vector<double>> counts_;
};

}  // namespace detente::talks
