// SPDX-License-Identifier: Apache-2.0
// The answer of `detente steps` in plain words, for a terminal.
#pragma once

#include <string>

#include "detente/case/steps_report.h"

namespace detente::cli {

// Where a single sequence was asked for, its slacks are shown move by move.
std::string steps_text(const cases::StepsReport& report, int width, bool color);

}  // namespace detente::cli
