// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/internal/edges.h"

#include "detente/deals/statements/dominance_order.h"

namespace detente::deals {

std::vector<Code> edges(const PackageSpace& space, const std::vector<Direction>& stated,
                        const std::vector<Code>& chosen, bool lowest) {
    std::vector<Direction> directions = stated;
    for (Direction& direction : directions)
        if (direction == Direction::same) direction = Direction::absent;
    std::vector<Code> first_of(space.total, space.total);  // a class's first member in file order
    for (const Code code : chosen) {
        const Package package = decode(space, code);
        Code class_code = code;
        for (std::size_t issue = 0; issue < stated.size(); ++issue)
            if (stated[issue] == Direction::same)
                class_code -= space.stride(issue) * static_cast<Code>(package.levels[issue]);
        if (first_of[class_code] == space.total) first_of[class_code] = code;
    }
    const DominanceOrder order(space, directions);
    std::vector<bool> beyond(space.total, false);  // a chosen class lies further down (or up)
    std::vector<bool> at_edge(space.total, false);
    const auto visit = [&](const std::vector<int>& levels, Code code) {
        bool further = false;
        const auto look = [&](Code other) {
            further = further || beyond[other] || first_of[other] != space.total;
        };
        if (lowest)
            order.one_step_worse(levels, code, look);
        else
            order.one_step_better(levels, code, look);
        beyond[code] = further;
        if (!further && first_of[code] != space.total) at_edge[first_of[code]] = true;
    };
    if (lowest)
        order.ascending(visit);
    else
        order.descending(visit);
    std::vector<Code> result;
    for (const Code code : chosen)
        if (at_edge[code]) result.push_back(code);
    return result;
}

}  // namespace detente::deals
