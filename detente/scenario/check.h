// SPDX-License-Identifier: Apache-2.0
// What every room relies on, proved for a scenario wherever it comes from: read from a file or built in code.
#pragma once

#include "detente/base/error.h"
#include "detente/scenario/scenario.h"

namespace detente {

// None when the scenario is sound. Otherwise one error a fault, at its place where it has one, at most
// Limits::errors of them: an index of a party, issue, option or level that does not exist, a package of the
// wrong length, a range or interval upside down, a name used twice, a name that nothing has, a list that is
// longer than Limits allows. What rooms find out by themselves (formulas and state references that cannot be
// read, statements that contradict each other) is no fault of this kind; a [steps] section is examined
// further by check_steps.
Errors check(const Scenario& scenario);

}  // namespace detente
