// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/red_line.h"

#include <algorithm>

#include "detente/deals/statements/deals.h"

namespace detente::deals {

namespace {

constexpr std::size_t kLookedAt = 200'000;  // matching packages gone through for one red line

struct Ranges {
    std::vector<int> low;
    std::vector<int> high;
};

Ranges ranges_of(const Term& any, const PackageSpace& space) {
    Ranges ranges;
    for (const int size : space.sizes) {
        ranges.low.push_back(0);
        ranges.high.push_back(size - 1);
    }
    for (const LevelRange& range : any.ranges) {
        const auto issue = static_cast<std::size_t>(range.issue);
        ranges.low[issue] = std::max(ranges.low[issue], range.low);
        ranges.high[issue] = std::min(ranges.high[issue], range.high);
    }
    return ranges;
}

// Narrows each directed issue to its best (or worst) level and each indifferent one to its lowest.
Ranges narrowed(Ranges ranges, const std::vector<Direction>& directions, bool to_best) {
    for (std::size_t i = 0; i < directions.size(); ++i) {
        if (directions[i] == Direction::absent) continue;
        const bool to_high = to_best ? is_upward(directions[i]) : is_downward(directions[i]);
        if (to_high)
            ranges.low[i] = ranges.high[i];
        else
            ranges.high[i] = ranges.low[i];
    }
    return ranges;
}

bool empty(const Ranges& ranges) {
    for (std::size_t i = 0; i < ranges.low.size(); ++i)
        if (ranges.low[i] > ranges.high[i]) return true;
    return false;
}

// How many packages the ranges hold, counted up to just above the limit.
std::size_t count_up_to(const Ranges& ranges, std::size_t limit) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < ranges.low.size() && count <= limit; ++i)
        count *= static_cast<std::size_t>(ranges.high[i] - ranges.low[i] + 1);
    return count;
}

// Every feasible package of the ranges, first issue fastest.
std::vector<Package> listed(const Ranges& ranges, const Patterns& infeasible, bool skip_empty) {
    std::vector<Package> found;
    Package package;
    package.levels = ranges.low;
    while (true) {
        if (feasible(package, infeasible) && !(skip_empty && package.nothing_agreed()))
            found.push_back(package);
        std::size_t i = 0;
        while (i < package.levels.size() && package.levels[i] == ranges.high[i]) {
            package.levels[i] = ranges.low[i];
            ++i;
        }
        if (i == package.levels.size()) return found;
        ++package.levels[i];
    }
}

// Without those that another one beats: dominates, or with `to_best` false is dominated by.
std::vector<Package> extreme(const std::vector<Package>& packages, const std::vector<Direction>& directions,
                             bool to_best) {
    const auto beats = [&](const Package& one, const Package& other) {
        return to_best ? dominates(one, other, directions) : dominates(other, one, directions);
    };
    std::vector<Package> kept;
    for (const Package& package : packages) {
        if (std::any_of(kept.begin(), kept.end(),
                        [&](const Package& other) { return beats(other, package); }))
            continue;
        std::erase_if(kept, [&](const Package& other) { return beats(package, other); });
        kept.push_back(package);
    }
    return kept;
}

Error too_many() {
    return make_error(
        {}, "this red line covers too many packages",
        "name more issues in it, or give the party a direction on each issue that it leaves free (at most " +
            std::to_string(DealsLimits::stands_for) + " packages)");
}

}  // namespace

bool dominates(const Package& first, const Package& second, const std::vector<Direction>& directions) {
    for (std::size_t i = 0; i < directions.size(); ++i) {
        if (directions[i] == Direction::absent && first.levels[i] != second.levels[i]) return false;
        if (is_upward(directions[i]) && first.levels[i] < second.levels[i]) return false;
        if (is_downward(directions[i]) && first.levels[i] > second.levels[i]) return false;
    }
    return true;
}

Result<std::vector<Package>> stands_for(const Term& any, RedLineSide side, const PackageSpace& space,
                                        const std::vector<Direction>& directions, const Patterns& infeasible,
                                        bool skip_empty) {
    const Ranges ranges = ranges_of(any, space);
    if (empty(ranges)) return std::vector<Package>{};
    bool best_known = true;
    for (std::size_t i = 0; i < directions.size(); ++i)
        best_known = best_known && (directions[i] != Direction::absent || ranges.low[i] == ranges.high[i]);
    const bool to_best = best_known || side == RedLineSide::worse;
    const bool every = !best_known && side == RedLineSide::equal;

    const Ranges narrow = every ? ranges : narrowed(ranges, directions, to_best);
    if (count_up_to(narrow, DealsLimits::stands_for) > DealsLimits::stands_for) return too_many();
    std::vector<Package> found = listed(narrow, infeasible, skip_empty);
    if (every || found.size() == count_up_to(narrow, DealsLimits::stands_for)) return found;
    // Some of the extreme packages cannot be agreed: others take their place.
    if (count_up_to(ranges, kLookedAt) > kLookedAt) return too_many();
    found = extreme(listed(ranges, infeasible, skip_empty), directions, to_best);
    if (found.size() > DealsLimits::stands_for) return too_many();
    return found;
}

}  // namespace detente::deals
