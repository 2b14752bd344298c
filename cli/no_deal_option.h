// SPDX-License-Identifier: Apache-2.0
// --against and --after: what no deal is taken to be.
#pragma once

#include "cli/arguments.h"
#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente::cli {

// The scenario with no deal as --after and then --against ask; unchanged without them.
Result<Scenario> no_deal_as_asked(const Scenario& scenario, const Arguments& arguments);

}  // namespace detente::cli
