// SPDX-License-Identifier: Apache-2.0
// Rival accounts side by side: what each alone says, where they contradict each other, which verdicts differ.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/case/conflicts.h"
#include "detente/case/deals_solver.h"
#include "detente/case/weighed_deals.h"

namespace detente::cases {

struct Clash {
    std::vector<std::string> accounts;     // one that contradicts itself, or two that contradict each other
    std::vector<PartyConflict> conflicts;  // one a party that they contradict each other about
};

// Packages on which one party's verdicts differ from account to account in the same way.
struct Difference {
    int party = 0;
    std::vector<Verdict> verdicts;  // one an account
    std::vector<Package> packages;
};

// Everything that the accounts say together, above the conflict.
struct AboveConflict {
    std::vector<PartyConflict> conflicts;
    std::vector<deals::Counts> verdicts;              // one a party
    std::vector<std::vector<Package>> always, never;  // one a party
};

struct Rivals {
    std::vector<std::string> accounts;
    std::vector<std::vector<std::string>> alone;  // ids in force in this account and in none of the others
    std::vector<std::string> shared;              // ids in force in all of them that some account names
    std::vector<Clash> clashes;
    std::vector<Difference> differences;
    std::vector<std::size_t> same;       // packages on which all accounts agree, one a party
    bool compared = false;               // false: the packages are too many to compare
    std::optional<AboveConflict> above;  // when asked for
};

struct RivalsRequest {
    std::vector<std::string> accounts;  // fewer than two: all that bear on packages
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
    bool above_conflict = false;
};

// Errors: an unknown account; a red line that stands for too many packages.
Result<Rivals> rivals(const Scenario& scenario, const RivalsRequest& request);

Document to_document(const Rivals& rivals, const Scenario& scenario);

}  // namespace detente::cases
