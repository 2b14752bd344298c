// SPDX-License-Identifier: Apache-2.0
// The JSON of `detente standoff` where there are many states: lists written as they are read off, not built
// first.
#pragma once

#include <ostream>

#include "detente/standoff/standoff.h"

namespace detente::cli {

// True when an account has more states than a document should hold.
bool is_large(const standoff::Answer& answer);

// `extra`: members added at the top, as a document's.
void write_large_json(const standoff::Answer& answer, const Scenario& scenario, const Document::Object& extra,
                      std::ostream& out);

}  // namespace detente::cli
