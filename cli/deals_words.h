// SPDX-License-Identifier: Apache-2.0
// The parts of an answer in words, one sentence or phrase each.
#pragma once

#include <string>
#include <vector>

#include "cli/text.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::cli {

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words);

// "1 package", "12 packages".
std::string counted(std::uint64_t count, const std::string& one, const std::string& many);
inline std::string amount(int count, const std::string& one, const std::string& many) {
    return counted(static_cast<std::uint64_t>(count), one, many);
}

// "A1 says no deal > { … }, times 2" or "us.nuclear: …, times 2".
std::string reason_phrase(const deals::Reason& reason, const Scenario& scenario);

// "sanctions from all to five resolutions".
std::string change_phrase(const deals::Change& change, const Scenario& scenario);

// "us undetermined, dprk always".
std::string verdicts_phrase(const std::vector<deals::Verdict>& verdicts, const Scenario& scenario);

// Which value functions were considered, in one sentence.
std::string family_sentence(deals::Family family, deals::Directions directions);

// What a verdict says about a package: "certainly at least as good as no deal".
std::string_view meaning(deals::Verdict verdict);

Style style_of(deals::Verdict verdict);

}  // namespace detente::cli
