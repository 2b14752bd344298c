// SPDX-License-Identifier: Apache-2.0
// What the options of `diff` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/diff_report.h"

namespace detente::answers {

// Of two things named "FILE", "FILE@account" or "FILE@day". Errors: as of the advice.
Result<cases::DiffRequest> diff_request(const Arguments& arguments, const std::string& before,
                                        const std::string& after, const Scenario& scenario);

// Of what is given: two, each opened by the file in its name. Errors: other than two; no scenarios.
Result<cases::DiffReport> diff_of(const Arguments& arguments, const Asked& asked);
Result<Document> answer_diff(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
