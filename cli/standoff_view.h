// SPDX-License-Identifier: Apache-2.0
// The answer of `detente standoff` in words for the terminal.
#pragma once

#include <string>

#include "detente/case/standoff_report.h"

namespace detente::cli {

struct StandoffLook {
    int width = 80;
    bool color = false;
};

std::string standoff_text(const cases::StandoffReport& report, const StandoffLook& look);

}  // namespace detente::cli
