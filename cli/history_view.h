// SPDX-License-Identifier: Apache-2.0
// The history of the verdicts and the record of demands and concessions, in words.
#pragma once

#include <string>

#include "cli/deals_view.h"
#include "detente/case/history.h"
#include "detente/case/record.h"

namespace detente::cli {

std::string history_text(const cases::History& history, const cases::Record& record, const Scenario& scenario,
                         const View& view);

}  // namespace detente::cli
