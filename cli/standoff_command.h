// SPDX-License-Identifier: Apache-2.0
// `detente standoff`.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_standoff(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
