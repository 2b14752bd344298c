// SPDX-License-Identifier: Apache-2.0
// Games of LLM-Deliberation (Abdelnabi et al. 2024): config.txt names the parties and their score files; a
// score file has a line of numbers an issue and, last, the threshold. A deal needs all parties but one, and
// the two proposers p1 and p2.
#pragma once

#include <functional>
#include <string>

#include "detente/base/result.h"
#include "detente/formats/internal/numeric/source_file.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

// The game of a folder of this name; `scores` opens a score file by its name without folder and ending.
Result<NumericScenario> read_llm_deliberation(
    const std::string& name, const SourceFile& config,
    const std::function<Result<SourceFile>(const std::string& name)>& scores);

}  // namespace detente::numeric
