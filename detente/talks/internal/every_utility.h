// SPDX-License-Identifier: Apache-2.0
// What every outcome of a listed space is worth to a profile, without taking the outcomes one by one where the
// profile is a sum over issues.
#pragma once

#include <vector>

#include "detente/scenario/profile.h"

namespace detente::talks {

// By outcome, first issue slowest: the bits of format_utility(). `in_doubles`: exact profiles too are summed
// in doubles, issue by issue, as NegMAS does. Precondition: the space can be listed.
std::vector<double> every_utility(const NumericScenario& scenario, const Profile& profile, bool in_doubles);

}  // namespace detente::talks
