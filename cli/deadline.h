// SPDX-License-Identifier: Apache-2.0
// `--limit-time SECONDS`, for every command that may compute long.
#pragma once

#include "cli/arguments.h"

namespace detente::cli {

// Ends the program, as bad input, once the time that --limit-time gives is up: a sentence on the diagnostics
// stream, and with --json a document. Where the command heeds the limit itself and can give what it has found
// until then, it has half as long again, and a second at least, to do so. Nothing happens without --limit-time.
void begin_deadline(const Arguments& arguments);

}  // namespace detente::cli
