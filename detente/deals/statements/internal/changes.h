// SPDX-License-Identifier: Apache-2.0
// What would have to change in a package that a party certainly refuses. A change moves some issues to other
// levels, up or down; it is inclusion-minimal when no smaller one (each issue moved less far the same way, or
// not at all) leads to a package that counts and does as much.
#pragma once

#include <vector>

#include "detente/deals/statements/judge.h"

namespace detente::deals {

struct Changes {
    std::vector<Change> opens;    // refusal is no longer certain
    std::vector<Change> secures;  // acceptance is certain
    std::string note;             // when a limit cut a list short
};

// Fewest steps first, then code order. By the verdicts of all packages; `asked` is the refusing party.
Changes changes_in_listed_space(const PackageSpace& space, const std::vector<std::vector<Verdict>>& maps,
                                const std::vector<bool>& counted, std::size_t asked, const Package& from);

// The same where packages cannot be listed: by increasing steps, up to a limit on the packages looked at.
Changes changes_by_search(const PackageSpace& space, const Judges& judges, const Patterns& infeasible,
                          bool empty_counts, std::size_t asked, const Package& from);

}  // namespace detente::deals
