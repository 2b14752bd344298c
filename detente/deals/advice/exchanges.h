// SPDX-License-Identifier: Apache-2.0
// Which packages are exchanges. A package is a gift from a party when no deal dominates it for that party by
// directions and numbers alone: nothing moves in its favour and something against it. It is idle when nothing
// moves for any party. An exchange is neither. A step that may be worth nothing counts as in favour; a step
// without a direction may count either way, so a package that moves it is no gift. Where no deal is not the
// empty package for a party, nothing is a gift from it, and nothing is idle.
//
// Packages that differ only on issues that are the same to every party count once: the first of them, in the
// order of levels.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/deals/statements/compiled_account.h"

namespace detente::deals {

enum class PackageKind : std::uint8_t { uncounted, repeated, idle, gift, exchange };

struct Exchanges {
    std::vector<PackageKind> kinds;     // one a package code
    std::vector<Code> packages;         // exchanges and gifts in file order (first issue slowest)
    std::vector<Code> list;             // exchanges in file order
    std::vector<Code> gifts;            // in file order
    std::vector<std::uint32_t> givers;  // one a gift: a bit for each party that only gives
    std::uint64_t idle = 0;
    std::vector<bool> same_to_all;  // one an issue
    // [party][issue]: as stated, or as numbers say where every step goes the same way; absent: a step may
    // count either way.
    std::vector<std::vector<Direction>> directions;
    // [party][issue][level]: neither directions nor numbers, nor (in the additive family) anything else that was
    // said, say whether the level is a gain or a loss to the party, against the issue's first.
    std::vector<std::vector<std::vector<bool>>> unknown_way;

    // The first issue on whose unknown direction the package turns for the party, if any.
    std::optional<int> hangs_on(int party, const Package& package) const {
        const auto& issues = unknown_way[static_cast<std::size_t>(party)];
        for (std::size_t issue = 0; issue < issues.size(); ++issue)
            if (issues[issue][static_cast<std::size_t>(package.levels[issue])])
                return static_cast<int>(issue);
        return std::nullopt;
    }

    bool is_exchange(Code code) const { return kinds[code] == PackageKind::exchange; }
};

// Precondition: the space is listed and the account holds together.
Exchanges find_exchanges(const CompiledAccount& account);

// Calls visit(levels, code) for every package code in file order: the first issue slowest.
template <class Visit>
void in_file_order(const PackageSpace& space, Visit visit) {
    const std::size_t issues = space.sizes.size();
    std::vector<int> levels(issues, 0);
    Code code = 0;
    while (true) {
        visit(static_cast<const std::vector<int>&>(levels), code);
        std::size_t i = issues;
        while (i > 0 && levels[i - 1] + 1 == space.sizes[i - 1]) {
            --i;
            code -= space.stride(i) * static_cast<Code>(levels[i]);
            levels[i] = 0;
        }
        if (i == 0) return;
        ++levels[i - 1];
        code += space.stride(i - 1);
    }
}

}  // namespace detente::deals
