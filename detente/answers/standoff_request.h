// SPDX-License-Identifier: Apache-2.0
// What the options of `standoff` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/standoff_report.h"

namespace detente::answers {

// `with_offer`: --offer counts; a table or a drawing has no place for it. Errors: as of the filter; an offer
// that cannot be read.
Result<cases::StandoffRequest> standoff_request(const Arguments& arguments, const Scenario& scenario,
                                                const Surroundings& surroundings, bool with_offer = true);

Result<Document> answer_standoff(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
