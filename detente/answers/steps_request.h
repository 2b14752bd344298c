// SPDX-License-Identifier: Apache-2.0
// What the options of `steps` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/steps_report.h"

namespace detente::answers {

// Errors: as of the filter; a what-if that cannot be read.
Result<cases::StepsRequest> steps_request(const Arguments& arguments, const Scenario& scenario);

Result<Document> answer_steps(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
