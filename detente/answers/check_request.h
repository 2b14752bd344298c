// SPDX-License-Identifier: Apache-2.0
// What the options of `check` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/check_report.h"

namespace detente::answers {

// Of one scenario. The report keeps what it needs of the surroundings, which outlive it.
cases::CheckRequest check_request(const Arguments& arguments, const Scenario& scenario,
                                  const std::string& file, const Surroundings& surroundings);

// Of all that is given, with the errors of what could not be read in the document. Errors: nothing could.
Result<Document> answer_check(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
