// SPDX-License-Identifier: Apache-2.0
// What the options of `briefing` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/briefing/briefing.h"

namespace detente::answers {

// The briefing on what is given. Numbers have a landscape; statements, and orders read as statements, have
// verdicts. Without shares it is soon there: the crux, the answer and what follows by proof, with no
// proposals, no question and no map of exchanges.
enum class Depth { without_shares, whole };
Result<briefing::Briefing> brief(const Arguments& arguments, const Asked& asked, Depth depth = Depth::whole);

Result<Document> answer_briefing(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
