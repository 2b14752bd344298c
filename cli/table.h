// SPDX-License-Identifier: Apache-2.0
// The tables of base, by their short names in the command line.
#pragma once

#include "cli/text.h"
#include "detente/base/table.h"

namespace detente::cli {

using text::Cell;
using text::TextTable;

}  // namespace detente::cli
