// SPDX-License-Identifier: Apache-2.0
// `detente history`: the days on which what is known changed the verdicts, and the record of demands and
// concessions.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_history(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
