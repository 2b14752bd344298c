// SPDX-License-Identifier: Apache-2.0
// `value --offers`: the best list of offers against chances that do not change.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"
#include "detente/scenario/profile.h"

namespace detente::cli {

// --chances names a CSV file whose heading has every issue and `chance`. Errors, with line: as of `value --csv`, an
// issue or `chance` without a column, a chance that is no number from 0 to 1.
int run_value_offers(const NumericScenario& scenario, const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
