// SPDX-License-Identifier: Apache-2.0
// The parts of a landscape that are shown when they were asked for or are needed: a tentative deal and its
// improvement, what would open an empty zone, and how firmly the points stand.
#pragma once

#include <string>

#include "detente/case/landscape_report.h"

namespace detente::cli {

std::string landscape_sections(const numbers::Landscape& landscape, int width, bool color);

}  // namespace detente::cli
