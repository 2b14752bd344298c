// SPDX-License-Identifier: Apache-2.0
// What the options of `plan` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/plan_report.h"

namespace detente::answers {

// Errors: more than one account; as of the filter and the advice.
Result<cases::PlanReportRequest> plan_request(const Arguments& arguments, const Scenario& scenario,
                                              const Surroundings& surroundings);

Result<Document> answer_plan(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
