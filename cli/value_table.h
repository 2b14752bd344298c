// SPDX-License-Identifier: Apache-2.0
// `value --csv`: a table of outcomes in, the same with what each is worth out.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"
#include "detente/scenario/profile.h"

namespace detente::cli {

// The table's heading names issues in any order (those left out contribute nothing); each row gives their
// values. Printed: a column for each issue, then for each party with numbers its utility in the arithmetic of
// its format and, as `NAME exact`, exactly. Errors, with line: a column that is no issue, a row with other
// fields than the heading, a value that the issue does not have.
int run_value_table(const NumericScenario& scenario, const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
