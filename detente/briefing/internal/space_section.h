// SPDX-License-Identifier: Apache-2.0
// The outcome space of parties with numbers, as a section: in the briefing of a numeric scenario, and beside
// the verdicts where a scenario of statements gives numbers for two parties or more.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "detente/briefing/briefing.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::briefing {

struct SpaceNames {
    std::vector<std::string> parties;  // of the landscape's parties, in its order
    std::vector<std::string> issues;
};

// `say` makes a sentence of a text, with what it rests on.
using Say = std::function<Sentence(std::string text)>;

// Counts where the outcomes lie, within the limits; a space that is too large is told as such.
Section write_space(const NumericScenario& scenario, const numbers::Landscape& landscape,
                    const SpaceNames& names, const numbers::SearchLimits& limits, const Say& say);

// "Laptop: Dell; Monitor: 19''"
std::string in_words(const Outcome& outcome, const Domain& domain, const SpaceNames& names);

}  // namespace detente::briefing
