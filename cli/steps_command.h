// SPDX-License-Identifier: Apache-2.0
// `detente steps`.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_steps(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
