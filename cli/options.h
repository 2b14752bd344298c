// SPDX-License-Identifier: Apache-2.0
// The table of options stands below the doors, in detente/requests; the command line uses it under these
// names.
#pragma once

#include "detente/requests/options.h"

namespace detente::cli {

using requests::Bounds;
using requests::find_option;
using requests::Option;
using requests::options;
using requests::options_of;
using requests::written;

}  // namespace detente::cli
