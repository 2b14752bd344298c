// SPDX-License-Identifier: Apache-2.0
// What is said of talks, in words: once for the terminal, Markdown and the page.
#pragma once

#include <string>
#include <vector>

#include "detente/case/talk_report.h"

namespace detente::cases {

// "They agree in round 12 on { price = low }: buyer has 0.7, seller 0.6." or how else it ended. Rounds are
// told from 1.
std::string ended_sentence(const TalkSession& session, const TalkReport& report);
// What many sessions came to, a sentence each. Shares are of sessions, never probabilities.
std::vector<std::string> summary_sentences(const TalkReport& report);
// What the closed form says of a division. Precondition: report.division.
std::string division_sentence(const TalkReport& report);
// "Price=low, Keys=later"
std::string outcome_words(const Outcome& outcome, const Domain& domain);
// A utility in at most six significant digits.
std::string utility_words(double utility);

}  // namespace detente::cases
