// SPDX-License-Identifier: Apache-2.0
// `detente schema`.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_schema(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
