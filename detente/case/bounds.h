// SPDX-License-Identifier: Apache-2.0
// The edges of what a party refuses and accepts. Verdicts are monotone along dominance, so the best packages
// that a party certainly refuses stand for all it refuses, and the worst that it certainly accepts for all it
// accepts.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/deals/statements/answer.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// [party][issue], as in force: absent where no direction is.
std::vector<std::vector<Direction>> directions_in_force(const Scenario& scenario, const InForce& in_force);

// How one package stands to another for a party that cares in these directions: at least as good by dominance
// alone.
bool dominates(const std::vector<int>& better, const std::vector<int>& worse,
               const std::vector<Direction>& directions);

struct Edge {
    Package package;
    std::uint64_t covers = 0;  // packages of the same verdict that it stands for, itself included
};

// The packages at the edge of `verdict` (never: the best refused; always: the worst accepted), those that
// stand for most first; at most `limit`. Of packages that are equally good by dominance, the first in code
// order. Precondition: verdicts and counts have one element for every package code of the scenario.
std::vector<Edge> edges(const Scenario& scenario, const std::vector<Direction>& directions,
                        const std::vector<Verdict>& verdicts, const std::vector<bool>& counts,
                        Verdict verdict, std::size_t limit);

// Number of packages by level counts, the empty one included; UINT64_MAX when beyond 64 bits.
std::uint64_t package_codes(const Scenario& scenario);

}  // namespace detente::cases
