// SPDX-License-Identifier: Apache-2.0
// How the program ends, as the manual page says it.
#pragma once

namespace detente::cli {

enum ExitCode : int {
    kDone = 0,
    kUsage = 2,     // the command line is wrong
    kBadInput = 3,  // what was read is wrong, or a file could not be read or written
    kInternal = 4,  // the program failed: a fault of ours, no memory, or a result that could not be written
    kInterrupted = 130  // SIGINT
};

}  // namespace detente::cli
