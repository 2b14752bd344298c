// SPDX-License-Identifier: Apache-2.0
// What a command line asks for, in the form that the rooms below the doors take it.
#pragma once

#include "detente/requests/arguments.h"

namespace detente::cli {

using requests::Arguments;

}  // namespace detente::cli
