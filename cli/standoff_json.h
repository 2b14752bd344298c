// SPDX-License-Identifier: Apache-2.0
// The JSON of `detente standoff` where there are many states: lists written as they are read off, not built
// first.
#pragma once

#include <ostream>

#include "detente/case/standoff_report.h"

namespace detente::cli {

// Precondition: the report is large.
void write_large_json(const cases::StandoffReport& report, std::ostream& out);

}  // namespace detente::cli
