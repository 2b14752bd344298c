// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/space.h"

namespace detente {

std::optional<OutcomeSpace> OutcomeSpace::of_sizes(std::vector<int> sizes) {
    constexpr std::uint64_t largest = std::uint64_t{1} << 63;
    OutcomeSpace space;
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

std::optional<OutcomeSpace> OutcomeSpace::of(const Domain& domain) {
    std::vector<int> sizes;
    for (const DomainIssue& issue : domain.issues) sizes.push_back(issue.size());
    return of_sizes(std::move(sizes));
}

Outcome OutcomeSpace::outcome(std::uint64_t index) const {
    Outcome outcome;
    outcome.values.resize(sizes_.size());
    for (std::size_t issue = sizes_.size(); issue-- > 0;) {
        const auto size = static_cast<std::uint64_t>(sizes_[issue]);
        outcome.values[issue] = static_cast<int>(index % size);
        index /= size;
    }
    return outcome;
}

std::uint64_t OutcomeSpace::index(const Outcome& outcome) const {
    std::uint64_t index = 0;
    for (std::size_t issue = 0; issue < sizes_.size(); ++issue)
        index = index * static_cast<std::uint64_t>(sizes_[issue]) +
                static_cast<std::uint64_t>(outcome.values[issue]);
    return index;
}

}  // namespace detente
