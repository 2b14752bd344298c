// SPDX-License-Identifier: Apache-2.0
// The outcome space of a domain: outcomes as integers in mixed radix, the last issue fastest.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/scenario/domain.h"

namespace detente {

// Spaces of up to 2^63 outcomes have an index; larger ones are handled without listing them.
class OutcomeSpace {
  public:
    // The space of issues with these sizes, or nothing when it has more than 2^63 outcomes or an issue
    // without values.
    static std::optional<OutcomeSpace> of_sizes(std::vector<int> sizes);
    static std::optional<OutcomeSpace> of(const Domain& domain);

    std::uint64_t size() const { return size_; }
    int issues() const { return static_cast<int>(sizes_.size()); }
    const std::vector<int>& sizes() const { return sizes_; }
    std::uint64_t stride(int issue) const { return strides_[static_cast<std::size_t>(issue)]; }

    // Preconditions: index < size(); outcome complete.
    Outcome outcome(std::uint64_t index) const;
    std::uint64_t index(const Outcome& outcome) const;
    int value(std::uint64_t index, int issue) const {
        const auto i = static_cast<std::size_t>(issue);
        return static_cast<int>(index / strides_[i] % static_cast<std::uint64_t>(sizes_[i]));
    }

  private:
    std::vector<int> sizes_;
    std::vector<std::uint64_t> strides_;
    std::uint64_t size_ = 1;
};

}  // namespace detente
