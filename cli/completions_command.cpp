// SPDX-License-Identifier: Apache-2.0
#include "cli/completions_command.h"

#include "cli/completions.h"
#include "cli/exit_codes.h"

namespace detente::cli {

int run_completions(const Arguments& arguments, Streams& streams) {
    streams.out << completions(arguments.text("SHELL"));
    return kDone;
}

}  // namespace detente::cli
