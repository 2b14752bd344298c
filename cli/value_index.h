// SPDX-License-Identifier: Apache-2.0
// `detente value FILE --party P --rank K`: outcomes by what they are worth to one party.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"
#include "detente/base/error.h"
#include "detente/scenario/profile.h"

namespace detente::cli {

// Precondition: answers::asks_by_worth(arguments).
int run_value_index(const NumericScenario& scenario, const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
