// SPDX-License-Identifier: Apache-2.0
// `detente page`.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_page(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
