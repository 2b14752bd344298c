// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/open_order.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "detente/deals/statements/dominance_order.h"

namespace detente::deals {

OpenOrder::OpenOrder(const PartySystem& party, const PackageSpace& space, const std::vector<Package>& open)
    : ascending_(open.size()), worse_(open.size()), better_(open.size()) {
    std::unordered_map<Code, std::uint32_t> index;
    for (std::size_t i = 0; i < open.size(); ++i)
        index.emplace(encode(space, open[i]), static_cast<std::uint32_t>(i));
    const DominanceOrder order(space, party.directions);
    for (const auto& [code, i] : index) {
        order.one_step_worse(open[i].levels, code, [&, self = i](Code other) {
            const auto found = index.find(other);
            if (found == index.end()) return;
            worse_[self].push_back(found->second);
            better_[found->second].push_back(self);
        });
    }
    // One step up the directions raises the height by one.
    std::vector<int> height(open.size(), 0);
    for (std::size_t i = 0; i < open.size(); ++i)
        for (std::size_t issue = 0; issue < open[i].levels.size(); ++issue)
            height[i] += order.goes_down(issue) ? -open[i].levels[issue] : open[i].levels[issue];
    std::iota(ascending_.begin(), ascending_.end(), 0u);
    std::stable_sort(ascending_.begin(), ascending_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return height[a] < height[b]; });
}

}  // namespace detente::deals
