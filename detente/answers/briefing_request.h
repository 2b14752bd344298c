// SPDX-License-Identifier: Apache-2.0
// What the options of `briefing` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/briefing/briefing.h"

namespace detente::answers {

// The briefing on what is given. Numbers have a landscape; statements, and orders read as statements, have
// verdicts. Without shares it is soon there: the crux, the answer and what follows by proof, with no
// proposals, no question and no map of exchanges.
// `front`: what the first two pages need, talks left out; `without_talks`: all but how the talks go, which
// takes longest of what nothing else needs.
enum class Depth { without_shares, front, without_talks, whole };
// `kept`: as make_briefing() takes it.
Result<briefing::Briefing> brief(const Arguments& arguments, const Asked& asked, Depth depth = Depth::whole,
                                 briefing::Kept* kept = nullptr);

Result<Document> answer_briefing(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
