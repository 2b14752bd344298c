// SPDX-License-Identifier: Apache-2.0
// What the verdicts of deals rest on, for a terminal.
#pragma once

#include <string>
#include <vector>

#include "cli/deals_view.h"
#include "detente/case/deals_report.h"

namespace detente::cli {

// Of the package asked for, every account and party.
std::string weights_text(const std::vector<cases::AccountWeights>& weights, const Scenario& scenario,
                         const View& view);

// Of all packages: how many verdicts stand on which rung, every account and party.
std::string rungs_text(const std::vector<cases::AccountWeights>& weights, const Scenario& scenario,
                       const View& view);

}  // namespace detente::cli
