// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

// `detente reveal FILE`: what the moves at the table imply if they were sincere.
int run_reveal(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
