// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/package_space.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace detente::deals {

namespace {

// A box: the levels low..high of every issue.
struct Box {
    std::vector<int> low;
    std::vector<int> high;
};

bool narrow(Box& box, const std::vector<LevelRange>& ranges) {
    for (const LevelRange& range : ranges) {
        const auto issue = static_cast<std::size_t>(range.issue);
        box.low[issue] = std::max(box.low[issue], range.low);
        box.high[issue] = std::min(box.high[issue], range.high);
        if (box.low[issue] > box.high[issue]) return false;
    }
    return true;
}

Rational size_of(const Box& box) {
    Rational size = 1;
    for (std::size_t i = 0; i < box.low.size(); ++i) size *= box.high[i] - box.low[i] + 1;
    return size;
}

// Packages of the box outside the patterns from `next` on; `budget` bounds the boxes looked at.
Rational outside(const Box& box, const Patterns& patterns, std::size_t next, int& budget) {
    Rational count = size_of(box);
    for (std::size_t k = next; k < patterns.size() && budget > 0; ++k) {
        Box both = box;
        if (!narrow(both, patterns[k])) continue;
        --budget;
        count -= outside(both, patterns, k + 1, budget);
    }
    return count;
}

}  // namespace

PackageSpace make_package_space(const Scenario& scenario) {
    PackageSpace space;
    for (const Issue& issue : scenario.issues) space.sizes.push_back(static_cast<int>(issue.levels.size()));
    std::optional<ProductSpace> product = ProductSpace::of(scenario);
    space.listed = product && product->size() <= detente::Limits::listed_packages;
    if (space.listed) {
        space.total = product->size();
        space.product = std::move(*product);
    }
    return space;
}

Package decode(const PackageSpace& space, Code code) {
    return Package{space.product.decode(code)};
}

Code encode(const PackageSpace& space, const Package& package) {
    return space.product.encode(package.levels);
}

Patterns infeasible_patterns(const Scenario& scenario, const InForce& in_force) {
    Patterns patterns;
    for (const Infeasible& infeasible : scenario.infeasibles)
        if (in_force.contains(infeasible.item.id)) patterns.push_back(infeasible.ranges);
    return patterns;
}

bool matches(const Package& package, const std::vector<LevelRange>& ranges) {
    return std::all_of(ranges.begin(), ranges.end(), [&](const LevelRange& range) {
        const int level = package.levels[static_cast<std::size_t>(range.issue)];
        return range.low <= level && level <= range.high;
    });
}

bool feasible(const Package& package, const Patterns& infeasible) {
    return std::none_of(infeasible.begin(), infeasible.end(),
                        [&](const std::vector<LevelRange>& ranges) { return matches(package, ranges); });
}

std::vector<bool> counted_packages(const PackageSpace& space, const Patterns& infeasible, bool empty_counts) {
    std::vector<bool> counted(space.total, true);
    if (!infeasible.empty())
        for (Code code = 0; code < space.total; ++code)
            counted[code] = feasible(decode(space, code), infeasible);
    if (!empty_counts) counted[0] = false;
    return counted;
}

std::string count_packages(const PackageSpace& space, const Patterns& infeasible, bool empty_counts,
                           bool& exact) {
    Box everything;
    for (const int size : space.sizes) {
        everything.low.push_back(0);
        everything.high.push_back(size - 1);
    }
    int budget = 100'000;
    Rational count = outside(everything, infeasible, 0, budget);
    exact = budget > 0;
    if (!exact) count = size_of(everything);
    Package empty;
    empty.levels.assign(space.sizes.size(), 0);
    if (!empty_counts && (!exact || feasible(empty, infeasible))) count -= 1;
    return count.to_string();
}

}  // namespace detente::deals
