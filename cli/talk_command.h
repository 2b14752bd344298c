// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

// `detente talk FILE...`: sessions between strategies.
int run_talk(const Arguments& arguments, Streams& streams);

// `detente strategies [NAME]`: what can be played.
int run_strategies(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
