// SPDX-License-Identifier: Apache-2.0
// What a page carries of the files that it was made from.
#pragma once

#include "cli/arguments.h"
#include "detente/briefing/embedded.h"

namespace detente::cli {

// The files named (nothing of standard input and of folders: the page is static then), the saved pages that
// their sources cite as far as they are plain text, and what was asked.
briefing::Inside inside_of(const Arguments& arguments);

}  // namespace detente::cli
