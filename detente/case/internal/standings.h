// SPDX-License-Identifier: Apache-2.0
// How well the verdicts of a list stand: of each, the highest rung from which it still follows
// (ledger/weighing.h).
#pragma once

#include <string>
#include <vector>

#include "detente/case/advice.h"

namespace detente::cases {

// Fills in `standing` of each. Precondition: the account's statements hold together. Errors: as for
// DealsSolver::make.
Result<bool> add_standings(std::vector<Listed>& list, const Scenario& scenario, const std::string& account,
                           deals::Family family, deals::Directions directions);

}  // namespace detente::cases
