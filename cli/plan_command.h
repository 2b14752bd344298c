// SPDX-License-Identifier: Apache-2.0
// `detente plan`: whom to ask what, and what next after each answer.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_plan(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
