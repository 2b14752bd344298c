// SPDX-License-Identifier: Apache-2.0
// What the options of `talk` ask: of parties given by numbers, or of parties known by statements.
#pragma once

#include <string>
#include <utility>

#include "detente/answers/asked.h"
#include "detente/case/drawn_talks_report.h"
#include "detente/case/talk_report.h"

namespace detente::answers {

// "us=boulware(e=0.2)": a party and what it plays; without a party, the next one in the file's order. An
// equals sign inside brackets or after a blank belongs to the strategy.
std::pair<std::string, std::string> party_and_strategy(const std::string& text);

// The scenario of statements, where some party of it is not given by numbers alone; nullptr otherwise.
const Scenario* known_by_statements(const Opened& opened);

// What the scenario's [talks] says holds where the arguments say nothing else. Errors: a chance, a factor or
// a power that is none; an opening that cannot be read; a protocol in the file that there is none of.
Result<cases::TalkRequest> talk_request(const Arguments& arguments, const Domain& domain,
                                        const Surroundings& surroundings, const Scenario* file = nullptr);
Result<cases::DrawnTalksRequest> drawn_talks_request(const Arguments& arguments, const Scenario& scenario,
                                                     const Surroundings& surroundings);

// The scenario that a numeric view was made from, or nullptr.
const Scenario* scenario_behind(const Opened& opened);

Result<Document> answer_talk(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
