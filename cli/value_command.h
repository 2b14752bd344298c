// SPDX-License-Identifier: Apache-2.0
// `detente value`: what one outcome is worth to each party, with its parts.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_value(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
