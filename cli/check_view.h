// SPDX-License-Identifier: Apache-2.0
// What `detente check` says about a file, for a terminal.
#pragma once

#include <string>

#include "detente/case/check_report.h"

namespace detente::cli {

std::string check_text(const cases::CheckReport& report, int width, bool color);
std::string check_text(const cases::NumbersCheckReport& report, int width, bool color);

}  // namespace detente::cli
