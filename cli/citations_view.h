// SPDX-License-Identifier: Apache-2.0
// What `detente check` says of quotations, saved pages and ceilings, for a terminal.
#pragma once

#include <string>

#include "detente/case/check_report.h"

namespace detente::cli {

// The counts, then each thing that is to be seen and is no error; nothing where nothing is cited.
std::string evidence_text(const cases::CitationsReport& findings, bool strict, int width);

}  // namespace detente::cli
