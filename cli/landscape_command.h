// SPDX-License-Identifier: Apache-2.0
// `detente deals` on numeric files: frontier, bargaining points and measures.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/streams.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::cli {

// What --definitions, --frontier, --parties, --limit-time and --limit-memory ask for. The time limit counts
// from now.
Result<LandscapeRequest> landscape_request(const Arguments& arguments);

// The landscape in words and tables.
std::string landscape_text(const Landscape& landscape, FrontierDetail detail, int width, bool color);

// One numeric scenario. A folder that holds several is an error that says so; `several` is how they can be
// asked for together, if they can.
Result<NumericScenario> read_landscape(const std::vector<std::string>& paths, const std::string& several);

// Files or a folder of numeric scenarios.
int run_landscape(const std::vector<std::string>& paths, const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
