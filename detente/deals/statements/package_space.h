// SPDX-License-Identifier: Apache-2.0
// The packages of a scenario: numbered as members of the product of its issues, and counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detente/scenario/accounts.h"
#include "detente/scenario/product_space.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

using Code = std::uint64_t;

struct PackageSpace {
    std::vector<int> sizes;  // levels an issue
    bool listed = false;     // few enough to go through one by one
    ProductSpace product;    // when listed
    Code total = 0;          // when listed

    Code stride(std::size_t issue) const { return product.stride(static_cast<int>(issue)); }
};

PackageSpace make_package_space(const Scenario& scenario);
Package decode(const PackageSpace& space, Code code);
Code encode(const PackageSpace& space, const Package& package);

// The infeasible combinations in force, each a list of ranges that a package must match.
using Patterns = std::vector<std::vector<LevelRange>>;
Patterns infeasible_patterns(const Scenario& scenario, const InForce& in_force);
bool matches(const Package& package, const std::vector<LevelRange>& ranges);
bool feasible(const Package& package, const Patterns& infeasible);

// counted[code]: feasible, and not the empty package unless that counts. Precondition: listed.
std::vector<bool> counted_packages(const PackageSpace& space, const Patterns& infeasible, bool empty_counts);

// How many packages count, in digits, for a space of any size. Infeasible combinations are taken off by
// inclusion and exclusion; when there are too many overlapping ones for that, `exact` becomes false and they
// stay in.
std::string count_packages(const PackageSpace& space, const Patterns& infeasible, bool empty_counts,
                           bool& exact);

}  // namespace detente::deals
