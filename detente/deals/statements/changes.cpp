// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/changes.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "detente/deals/statements/deals.h"

namespace detente::deals {

namespace {

Change change_to(const Package& from, const Package& to, std::vector<Verdict> verdicts) {
    Change change;
    for (std::size_t issue = 0; issue < from.levels.size(); ++issue) {
        if (from.levels[issue] == to.levels[issue]) continue;
        change.levels.push_back({static_cast<int>(issue), from.levels[issue], to.levels[issue]});
        change.steps += std::abs(from.levels[issue] - to.levels[issue]);
    }
    change.package = to;
    change.verdicts = std::move(verdicts);
    return change;
}

// Levels in order of distance from the start, each way in turn: whatever is closer the same way comes
// earlier.
std::vector<std::vector<int>> levels_outward(const PackageSpace& space, const Package& from) {
    std::vector<std::vector<int>> outward;
    for (std::size_t issue = 0; issue < space.sizes.size(); ++issue) {
        std::vector<int> levels;
        for (int level = from.levels[issue]; level < space.sizes[issue]; ++level) levels.push_back(level);
        for (int level = from.levels[issue] - 1; level >= 0; --level) levels.push_back(level);
        outward.push_back(std::move(levels));
    }
    return outward;
}

void sort_and_cut(std::vector<Change>& changes, std::string& note) {
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change& a, const Change& b) { return a.steps < b.steps; });
    if (changes.size() <= DealsLimits::changes) return;
    changes.resize(DealsLimits::changes);
    note = "more than " + std::to_string(DealsLimits::changes) +
           " changes would do; the ones with the fewest steps are listed";
}

}  // namespace

Changes changes_in_listed_space(const PackageSpace& space, const std::vector<std::vector<Verdict>>& maps,
                                const std::vector<bool>& counted, std::size_t asked, const Package& from) {
    const std::vector<std::vector<int>> outward = levels_outward(space, from);
    std::vector<bool> opened(space.total, false);
    std::vector<bool> secured(space.total, false);
    std::vector<Code> opening;
    std::vector<Code> securing;
    std::vector<std::size_t> position(space.sizes.size(), 0);
    Package to = from;
    while (true) {
        const Code code = encode(space, to);
        bool opened_before = false;
        bool secured_before = false;
        for (std::size_t issue = 0; issue < to.levels.size(); ++issue) {
            if (to.levels[issue] == from.levels[issue]) continue;
            const bool up = to.levels[issue] > from.levels[issue];
            const Code closer = up ? code - space.stride(issue) : code + space.stride(issue);
            opened_before = opened_before || opened[closer];
            secured_before = secured_before || secured[closer];
        }
        const Verdict verdict = maps[asked][code];
        const bool opens = counted[code] && verdict != Verdict::never;
        const bool secures = counted[code] && verdict == Verdict::always;
        if (opens && !opened_before) opening.push_back(code);
        if (secures && !secured_before) securing.push_back(code);
        opened[code] = opens || opened_before;
        secured[code] = secures || secured_before;

        std::size_t issue = 0;
        for (; issue < position.size(); ++issue) {
            if (++position[issue] < outward[issue].size()) break;
            position[issue] = 0;
            to.levels[issue] = from.levels[issue];
        }
        if (issue == position.size()) break;
        to.levels[issue] = outward[issue][position[issue]];
    }
    Changes changes;
    const auto list = [&](std::vector<Code>& codes, std::vector<Change>& target) {
        // Changes of as many steps stand in the order of the issues that they change.
        std::sort(codes.begin(), codes.end(), [&](Code a, Code b) {
            const std::vector<int> first = decode(space, a).levels;
            const std::vector<int> second = decode(space, b).levels;
            return std::lexicographical_compare(first.rbegin(), first.rend(), second.rbegin(), second.rend());
        });
        for (const Code code : codes) {
            std::vector<Verdict> verdicts;
            for (const auto& map : maps) verdicts.push_back(map[code]);
            target.push_back(change_to(from, decode(space, code), std::move(verdicts)));
        }
        sort_and_cut(target, changes.note);
    };
    list(opening, changes.opens);
    list(securing, changes.secures);
    return changes;
}

Changes changes_by_search(const PackageSpace& space, const Judges& judges, const Patterns& infeasible,
                          bool empty_counts, std::size_t asked, const Package& from) {
    const auto verdict_of = [&](std::size_t party, const Package& package) {
        return judges[party]->judge(Alternative{&package}, Alternative{}, {}, false).verdict;
    };
    // Does one of these changes lie between the start and the package?
    const auto covered = [&](const std::vector<Change>& found, const std::vector<int>& levels) {
        return std::any_of(found.begin(), found.end(), [&](const Change& change) {
            for (std::size_t issue = 0; issue < levels.size(); ++issue) {
                const int between = change.package.levels[issue];
                if (between < std::min(from.levels[issue], levels[issue])) return false;
                if (between > std::max(from.levels[issue], levels[issue])) return false;
            }
            return true;
        });
    };
    Changes changes;
    // One ring of equal distance at a time, so that whatever lies between comes first.
    std::set<std::vector<int>> ring{from.levels};
    std::size_t visited = 0;
    while (!ring.empty()) {
        std::set<std::vector<int>> next;
        for (const std::vector<int>& levels : ring) {
            for (std::size_t issue = 0; issue < levels.size(); ++issue) {
                for (const int step : {1, -1}) {
                    const int moved = levels[issue] + step;
                    const bool outward =
                        step > 0 ? levels[issue] >= from.levels[issue] : levels[issue] <= from.levels[issue];
                    if (!outward || moved < 0 || moved >= space.sizes[issue]) continue;
                    std::vector<int> there = levels;
                    there[issue] = moved;
                    if (!covered(changes.secures, there)) next.insert(std::move(there));
                }
            }
        }
        for (const std::vector<int>& levels : next) {
            if (++visited > DealsLimits::visited_changes) {
                changes.note = "changes were looked for among the " +
                               std::to_string(DealsLimits::visited_changes) +
                               " packages closest to this one; there may be more";
                return changes;
            }
            const Package to{levels};
            if (!feasible(to, infeasible) || (!empty_counts && to.nothing_agreed())) continue;
            const Verdict verdict = verdict_of(asked, to);
            const bool opens = verdict != Verdict::never && !covered(changes.opens, levels);
            const bool secures = verdict == Verdict::always;
            if (!opens && !secures) continue;
            std::vector<Verdict> verdicts;
            for (std::size_t party = 0; party < judges.size(); ++party)
                verdicts.push_back(verdict_of(party, to));
            const Change change = change_to(from, to, std::move(verdicts));
            if (opens) changes.opens.push_back(change);
            if (secures) changes.secures.push_back(change);
        }
        ring = std::move(next);
    }
    return changes;
}

}  // namespace detente::deals
