// SPDX-License-Identifier: Apache-2.0
// Errors, told to the person and, with --json, to the program that reads.
#pragma once

#include "cli/arguments.h"
#include "cli/exit_codes.h"
#include "cli/streams.h"
#include "detente/base/error.h"

namespace detente::cli {

// Each error as a sentence on the diagnostics stream; with --json also as a document on the results stream.
// Returns `code`.
int report(const Errors& errors, const Arguments& arguments, Streams& streams, ExitCode code = kBadInput);

// The sentences alone, for a command whose document has the errors in it.
int report_sentences(const Errors& errors, Streams& streams, ExitCode code = kBadInput);

}  // namespace detente::cli
