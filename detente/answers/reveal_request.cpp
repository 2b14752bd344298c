// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/reveal_request.h"

#include "detente/answers/filter_request.h"

namespace detente::answers {

cases::RevealRequest reveal_request(const Arguments& arguments) {
    cases::RevealRequest request;
    if (arguments.has("--account")) request.account = arguments.text("--account");
    request.family = family_of(arguments);
    request.directions = directions_of(arguments);
    return request;
}

Result<Document> answer_reveal(const Arguments& arguments, const Asked& asked) {
    const Result<const Scenario*> scenario = the_scenario(asked, Question::reveal);
    if (!scenario) return scenario.errors();
    const Result<cases::RevealReport> report = cases::reveal_report(**scenario, reveal_request(arguments));
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
