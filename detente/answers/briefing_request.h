// SPDX-License-Identifier: Apache-2.0
// What the options of `briefing` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/briefing/briefing.h"

namespace detente::answers {

// The briefing on what is given. Numbers have a landscape; statements, and orders read as statements, have
// verdicts.
Result<briefing::Briefing> brief(const Arguments& arguments, const Asked& asked);

Result<Document> answer_briefing(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
