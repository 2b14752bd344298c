// SPDX-License-Identifier: Apache-2.0
// What must hold between the parts of a [steps] section before any room computes with it.
#pragma once

#include "detente/base/error.h"
#include "detente/scenario/scenario.h"

namespace detente {

// Faults in file order; none when the section is sound (or absent): an empty ladder, pieces of more than two
// parties, a level delivered twice (unless one piece stands `instead_of` the other) or never reached, cyclic
// precedence, a sequence that is empty, names an unknown piece, or delivers a level twice or out of order, a
// number outside of what its quantity allows, a number of a party that has no side.
Errors check_steps(const Scenario& scenario);

// The two sides, as indices of parties: those stated, or those that deliver. Precondition: check_steps found
// nothing.
std::array<int, 2> step_sides(const Scenario& scenario);

// What a value of this quantity must lie in, and what counts as known where nothing is stated. `type` is
// "trustworthy" or "cheat" for the quantities that depend on it, else empty.
Interval allowed_values(const StepQuantity& quantity, std::string_view type);
Interval widest_values(const StepQuantity& quantity, std::string_view type);

// A sentence when the value is not allowed for the quantity; none otherwise. `key` is used in the sentence.
std::optional<Error> check_step_value(const StepQuantity& quantity, std::string_view type,
                                      const Interval& value, const std::string& key, const Place& place);

}  // namespace detente
