// SPDX-License-Identifier: Apache-2.0
// Games of LLM-Deliberation (Abdelnabi et al. 2024): config.txt names the parties and their score files; a
// score file has a line of numbers an issue and, last, the threshold. A deal needs all parties but one, and
// the two proposers p1 and p2.
#pragma once

#include <string>

#include "detente/base/result.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

// True for a folder with config.txt and scores_files in it.
bool is_llm_deliberation(const std::string& folder);
Result<NumericScenario> read_llm_deliberation(const std::string& folder);

}  // namespace detente::numeric
