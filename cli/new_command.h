// SPDX-License-Identifier: Apache-2.0
// `detente new`.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_new(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
