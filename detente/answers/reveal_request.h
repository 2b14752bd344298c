// SPDX-License-Identifier: Apache-2.0
// What the options of `reveal` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/reveal_report.h"

namespace detente::answers {

// Errors: a session that cannot be read, or is of other parties or issues.
Result<cases::RevealRequest> reveal_request(const Arguments& arguments, const Scenario& scenario,
                                            const Surroundings& surroundings);

Result<Document> answer_reveal(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
