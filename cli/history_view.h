// SPDX-License-Identifier: Apache-2.0
// The history of the verdicts and the record of demands and concessions, in words.
#pragma once

#include <string>

#include "cli/deals_view.h"
#include "detente/case/history_report.h"

namespace detente::cli {

std::string history_text(const cases::HistoryReport& report, const View& view);

}  // namespace detente::cli
