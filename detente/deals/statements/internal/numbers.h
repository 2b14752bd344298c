// SPDX-License-Identifier: Apache-2.0
// A party's given numbers as rows of its system.
#pragma once

#include "detente/deals/statements/party_system.h"

namespace detente::deals {

// The numbers in force for a party, or nullptr.
const Numbers* numbers_in_force(const Scenario& scenario, const InForce& in_force, int party);
bool given(const std::optional<Given>& number, const InForce& in_force);

// Adds the coordinates that numbers need (the system's dimension grows; no rows yet).
void add_number_coordinates(PartySystem& party, const Numbers& numbers, const InForce& in_force);
// Adds one equal row for each number, named by it:
//   weight of an issue without level values:  sum of its steps = weight * scale;
//   weight of an issue with level values:     its weight coordinate = weight * scale;
//   level value:  sum of the steps up to the level = (value - value of level 0) * weight coordinate;
//   no deal:      no deal + sum of (value of level 0) * weight coordinate = reservation value * scale;
// and the rows of their own meaning: scale > 0, weight coordinates >= 0.
void add_number_rows(PartySystem& party, const Scenario& scenario, const Numbers& numbers,
                     const InForce& in_force);

}  // namespace detente::deals
