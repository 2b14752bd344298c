// SPDX-License-Identifier: Apache-2.0
// `detente propose`: what a mediator or a party should put on the table.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_propose(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
