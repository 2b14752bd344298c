// SPDX-License-Identifier: Apache-2.0
// What live exchanges have in common that some excluded one has not: one or two bounds on issues that imply a
// bound on another.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/deals/advice/crux.h"

namespace detente::deals {

// The levels of packages, a row each.
struct LevelTable {
    std::vector<std::uint8_t> levels;
    std::size_t rows = 0;
    void add(const Package& package) {
        for (const int level : package.levels) levels.push_back(static_cast<std::uint8_t>(level));
        ++rows;
    }
};

inline constexpr std::size_t kCruxRules = 12;
// More rows, or more levels of all issues together, are not searched for rules.
inline constexpr std::size_t kCruxRows = 1'000'000;
inline constexpr int kCruxLevels = 400;

// Rules that hold on every live package, say something about some of them, and are broken by some excluded
// one. None is implied by a shorter one, or by the levels that live packages lie between, or by another of
// the same length. A rule is told once, though it can be turned round. Shortest first, then those that most
// excluded packages break, then by issue.
std::vector<CruxRule> find_rules(const PackageSpace& space, const LevelTable& live,
                                 const LevelTable& excluded);

}  // namespace detente::deals
