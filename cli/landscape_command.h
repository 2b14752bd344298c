// SPDX-License-Identifier: Apache-2.0
// `detente deals` on numeric files: frontier, bargaining points and measures.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/streams.h"
#include "detente/base/result.h"
#include "detente/case/landscape_report.h"

namespace detente::cli {

// The landscape in words and tables.
std::string landscape_text(const numbers::Landscape& landscape, numbers::FrontierDetail detail, int width,
                           bool color);

int run_landscape(const NumericScenario& scenario, const Arguments& arguments, Streams& streams);

// Folders of one numeric scenario each: a line of JSON each, faults told in their line.
int run_many(const std::vector<std::string>& folders, const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
