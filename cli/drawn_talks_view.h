// SPDX-License-Identifier: Apache-2.0
// Talks between drawn models, for the terminal.
#pragma once

#include <string>

#include "detente/case/drawn_talks_report.h"

namespace detente::cli {

std::string drawn_talks_text(const cases::DrawnTalks& talks, int width, bool color);

}  // namespace detente::cli
