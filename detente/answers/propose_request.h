// SPDX-License-Identifier: Apache-2.0
// What the options of `propose` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/numeric_proposals_report.h"
#include "detente/case/propose_report.h"

namespace detente::answers {

// Errors: more than one account; a party that is not there; an offer that cannot be read; as of the filter
// and the advice.
Result<cases::ProposeRequest> propose_request(const Arguments& arguments, const Scenario& scenario,
                                              const Surroundings& surroundings);

// The same of parties that are given by numbers in files of their own. Errors: an option about statements; a
// party that is not there; an offer that cannot be read or leaves an issue out.
Result<cases::NumericProposals> propose_on_numbers(const Arguments& arguments,
                                                   const NumericScenario& scenario);

Result<Document> answer_propose(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
