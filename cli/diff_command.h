// SPDX-License-Identifier: Apache-2.0
// `detente diff`: what changed between two files, accounts or days.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_diff(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
