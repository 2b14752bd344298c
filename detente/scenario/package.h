// SPDX-License-Identifier: Apache-2.0
// A package: one level for each issue, level 0 meaning that nothing is agreed there.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace detente {

// levels[i] is the level of issue i, in file order; always as long as the scenario has issues.
struct Package {
    std::vector<int> levels;

    bool nothing_agreed() const {
        for (const int level : levels)
            if (level != 0) return false;
        return true;
    }
    friend auto operator<=>(const Package&, const Package&) = default;
};

}  // namespace detente
