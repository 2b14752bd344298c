// SPDX-License-Identifier: Apache-2.0
// What the options of `talk` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/talk_report.h"

namespace detente::answers {

// "us=boulware(e=0.2)": a party and what it plays; without a party, the next one in the file's order. An
// equals sign inside brackets or after a blank belongs to the strategy.
std::pair<std::string, std::string> party_and_strategy(const std::string& text);

// Errors: a chance that is none; an opening that cannot be read.
Result<cases::TalkRequest> talk_request(const Arguments& arguments, const Domain& domain,
                                        const Surroundings& surroundings);

Result<Document> answer_talk(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
