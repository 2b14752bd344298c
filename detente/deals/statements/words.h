// SPDX-License-Identifier: Apache-2.0
// What verdicts over statements say, in words that every door shares: a phrase or a sentence each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

std::string_view in_words(Verdict verdict);  // "certain to accept", "certain to refuse", "open"
// What a verdict says about a package: "certainly at least as good as no deal".
std::string_view meaning(Verdict verdict);

// "A1 says no deal > { … }, times 2" or "us.nuclear: …, times 2".
std::string reason_phrase(const Reason& reason, const Scenario& scenario);
// "nights 3/5 × 1/2 + boats 2/5 × 1 = 7/10, and no deal is worth 2/5": where a party's numbers alone are the
// reasons, what they come to; otherwise empty.
std::string sum_phrase(const Scenario& scenario, int party, const Package& package,
                       const std::vector<Reason>& reasons);
// "sanctions from all to five resolutions".
std::string change_phrase(const Change& change, const Scenario& scenario);
// "us undetermined, dprk always".
std::string verdicts_phrase(const std::vector<Verdict>& verdicts, const Scenario& scenario);
// Which value functions were considered, in one sentence.
std::string family_sentence(Family family, Directions directions);
// "under account X the statements contradict each other for us: A1 and A2 cannot hold together; …", without a
// full stop.
std::string contradiction_sentence(const Contradiction& contradiction, const std::string& account,
                                   const Scenario& scenario);

}  // namespace detente::deals
