// SPDX-License-Identifier: Apache-2.0
// How many outcomes a game's own rule lets pass, where fewer parties than all suffice or some have a veto
// (LLM-Deliberation, Abdelnabi and others 2024: all but one, with two vetoes).
#pragma once

#include <optional>
#include <vector>

#include "detente/base/rational.h"
#include "detente/deals/numbers/definitions.h"
#include "detente/deals/numbers/limits.h"
#include "detente/deals/numbers/solution_points.h"
#include "detente/scenario/profile.h"

namespace detente::numbers {

// True where fewer than all suffice. A rule is about all the scenario's parties.
bool own_rule(const NumericScenario& scenario);

// Outcomes that at least rule.needed parties, and among them all with a veto, find at least as good as no deal
// (negmas: better). A party without a stated value of no deal accepts all. Nothing where `profiles` are not
// all the scenario's parties, or the space is too large to list. Precondition: own_rule().
std::optional<Rational> count_agreed(const NumericScenario& scenario, const std::vector<int>& profiles,
                                     const Stakes& stakes, Definitions definitions,
                                     const SearchLimits& limits);

}  // namespace detente::numbers
