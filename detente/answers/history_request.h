// SPDX-License-Identifier: Apache-2.0
// What the options of `history` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/history_report.h"

namespace detente::answers {

// Errors: more than one account; a package that cannot be read.
Result<cases::HistoryRequest> history_request(const Arguments& arguments, const Scenario& scenario);

Result<Document> answer_history(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
