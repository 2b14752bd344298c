// SPDX-License-Identifier: Apache-2.0
// `detente convert`: a numeric scenario from one format to another, every exact utility kept.
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

int run_convert(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
