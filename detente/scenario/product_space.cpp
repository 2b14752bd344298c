// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/product_space.h"

#include <utility>

#include "detente/scenario/scenario.h"

namespace detente {

std::optional<ProductSpace> ProductSpace::of_sizes(std::vector<int> sizes) {
    constexpr std::uint64_t largest = std::uint64_t{1} << 63;
    ProductSpace space;
    space.strides_.resize(sizes.size());
    for (std::size_t issue = sizes.size(); issue-- > 0;) {
        if (sizes[issue] <= 0) return std::nullopt;
        space.strides_[issue] = space.size_;
        const auto size = static_cast<std::uint64_t>(sizes[issue]);
        if (space.size_ > largest / size) return std::nullopt;
        space.size_ *= size;
    }
    space.sizes_ = std::move(sizes);
    return space;
}

std::optional<ProductSpace> ProductSpace::of(const Domain& domain) {
    std::vector<int> sizes;
    for (const DomainIssue& issue : domain.issues) sizes.push_back(issue.size());
    return of_sizes(std::move(sizes));
}

std::optional<ProductSpace> ProductSpace::of(const Scenario& scenario) {
    std::vector<int> sizes;
    for (const Issue& issue : scenario.issues) sizes.push_back(static_cast<int>(issue.levels.size()));
    return of_sizes(std::move(sizes));
}

std::vector<int> ProductSpace::decode(std::uint64_t code) const {
    std::vector<int> levels(sizes_.size());
    for (std::size_t issue = sizes_.size(); issue-- > 0;) {
        const auto size = static_cast<std::uint64_t>(sizes_[issue]);
        levels[issue] = static_cast<int>(code % size);
        code /= size;
    }
    return levels;
}

std::uint64_t ProductSpace::encode(const std::vector<int>& levels) const {
    std::uint64_t code = 0;
    for (std::size_t issue = 0; issue < sizes_.size(); ++issue)
        code = code * static_cast<std::uint64_t>(sizes_[issue]) + static_cast<std::uint64_t>(levels[issue]);
    return code;
}

}  // namespace detente
