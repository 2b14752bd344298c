// SPDX-License-Identifier: Apache-2.0
// A product of issues with levels, and the one numbering of its members: packages, outcomes of a domain and
// combinations of options are all members of such a product.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/scenario/domain.h"

namespace detente {

struct Scenario;

// Members are numbered from 0 in the order of a table: the first issue changes slowest, the last one fastest.
// code = sum of levels[i] * stride(i). A product of up to 2^63 members has a numbering; larger ones are
// handled without listing them.
class ProductSpace {
  public:
    ProductSpace() = default;  // no issues, one member
    // Nothing when there are more than 2^63 members, or an issue without levels.
    static std::optional<ProductSpace> of_sizes(std::vector<int> sizes);
    static std::optional<ProductSpace> of(const Domain& domain);      // members: outcomes
    static std::optional<ProductSpace> of(const Scenario& scenario);  // members: packages

    std::uint64_t size() const { return size_; }
    int issues() const { return static_cast<int>(sizes_.size()); }
    const std::vector<int>& sizes() const { return sizes_; }
    std::uint64_t stride(int issue) const { return strides_[static_cast<std::size_t>(issue)]; }

    // Preconditions: code < size(); one level in range for each issue.
    std::vector<int> decode(std::uint64_t code) const;
    std::uint64_t encode(const std::vector<int>& levels) const;
    int level(std::uint64_t code, int issue) const {
        const auto i = static_cast<std::size_t>(issue);
        return static_cast<int>(code / strides_[i] % static_cast<std::uint64_t>(sizes_[i]));
    }

    // Calls visit(code) for every member with the first issue fastest: answers list packages that differ in
    // the first issue one after the other.
    template <class Visit>
    void each_first_fastest(Visit visit) const {
        std::vector<int> levels(sizes_.size(), 0);
        for (std::uint64_t code = 0;;) {
            visit(code);
            std::size_t issue = 0;
            for (; issue < levels.size() && levels[issue] + 1 == sizes_[issue]; ++issue) {
                code -= strides_[issue] * static_cast<std::uint64_t>(levels[issue]);
                levels[issue] = 0;
            }
            if (issue == levels.size()) return;
            ++levels[issue];
            code += strides_[issue];
        }
    }

  private:
    std::vector<int> sizes_;
    std::vector<std::uint64_t> strides_;
    std::uint64_t size_ = 1;
};

}  // namespace detente
