// SPDX-License-Identifier: Apache-2.0
// Proposals in a terminal, and as a table.
#pragma once

#include <string>

#include "cli/deals_view.h"
#include "detente/case/numeric_proposals_report.h"
#include "detente/case/propose_report.h"

namespace detente::cli {

std::string propose_text(const cases::ProposeReport& report, const View& view);
// A row a text: where it stands, a level an issue, a verdict a party, shares by law; where parties are given
// by numbers, what it is worth to them, whether it is on the frontier, and how far it is from the points.
std::string propose_csv(const cases::ProposeReport& report);
std::string propose_csv(const cases::NumericProposals& found);

}  // namespace detente::cli
