// SPDX-License-Identifier: Apache-2.0
// Going through all packages so that whatever a package dominates by one step comes before it.
#pragma once

#include <vector>

#include "detente/deals/statements/package_space.h"

namespace detente::deals {

class DominanceOrder {
  public:
    DominanceOrder(const PackageSpace& space, const std::vector<Direction>& directions)
        : space_(space), directions_(directions), down_(directions.size(), false) {
        for (std::size_t i = 0; i < directions.size(); ++i)
            down_[i] = directions[i] == Direction::less || directions[i] == Direction::strictly_less ||
                       directions[i] == Direction::same;
    }

    // Is a lower level of this issue better (or, where steps make no difference, taken first)?
    bool goes_down(std::size_t issue) const { return down_[issue]; }

    // Calls visit(levels, code) for every package, worse before better.
    template <class Visit>
    void ascending(Visit visit) const {
        walk(false, visit);
    }
    // The same, better before worse.
    template <class Visit>
    void descending(Visit visit) const {
        walk(true, visit);
    }

    // Calls visit(code) for every package one step worse (or, where steps make no difference, one level
    // lower).
    template <class Visit>
    void one_step_worse(const std::vector<int>& levels, Code code, Visit visit) const {
        neighbours(levels, code, false, visit);
    }
    template <class Visit>
    void one_step_better(const std::vector<int>& levels, Code code, Visit visit) const {
        neighbours(levels, code, true, visit);
    }

  private:
    template <class Visit>
    void walk(bool reversed, Visit visit) const {
        const std::size_t issues = space_.sizes.size();
        std::vector<int> levels(issues);
        Code code = 0;
        const auto from_top = [&](std::size_t i) { return down_[i] != reversed; };
        for (std::size_t i = 0; i < issues; ++i) {
            levels[i] = from_top(i) ? space_.sizes[i] - 1 : 0;
            code += space_.stride(i) * static_cast<Code>(levels[i]);
        }
        while (true) {
            visit(static_cast<const std::vector<int>&>(levels), code);
            std::size_t i = 0;
            for (; i < issues; ++i) {
                const int last = from_top(i) ? 0 : space_.sizes[i] - 1;
                if (levels[i] != last) break;
                const int first = space_.sizes[i] - 1 - last;
                code += space_.stride(i) * static_cast<Code>(first);
                code -= space_.stride(i) * static_cast<Code>(last);
                levels[i] = first;
            }
            if (i == issues) return;
            levels[i] += from_top(i) ? -1 : 1;
            code = from_top(i) ? code - space_.stride(i) : code + space_.stride(i);
        }
    }

    template <class Visit>
    void neighbours(const std::vector<int>& levels, Code code, bool better, Visit visit) const {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (directions_[i] == Direction::absent) continue;
            const bool up = down_[i] != better;
            if (up && levels[i] + 1 < space_.sizes[i]) visit(code + space_.stride(i));
            if (!up && levels[i] > 0) visit(code - space_.stride(i));
        }
    }

    const PackageSpace& space_;
    const std::vector<Direction>& directions_;
    std::vector<bool> down_;
};

}  // namespace detente::deals
