// SPDX-License-Identifier: Apache-2.0
// `detente ledger`: a saved page read line by line and sentence by sentence.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_ledger(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
