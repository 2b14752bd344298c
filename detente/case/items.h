// SPDX-License-Identifier: Apache-2.0
// Everything in a scenario that has an id and that an account can switch.
#pragma once

#include <string>
#include <vector>

#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// Statements, directions, irreversibility marks, infeasible combinations, numbers, demands (each with its
// turns that have an id), concessions, then the standoff's items and the steps'; in file order within each.
std::vector<const Item*> all_items(const Scenario& scenario);

// The ids of those in force.
std::vector<std::string> items_in_force(const Scenario& scenario, const InForce& in_force);

}  // namespace detente::cases
