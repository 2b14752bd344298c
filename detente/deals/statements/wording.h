// SPDX-License-Identifier: Apache-2.0
// Statements and directions as lines of text, the way the scenario file has them.
#pragma once

#include <string>

#include "detente/scenario/scenario.h"

namespace detente::deals {

// "no deal > { nuclear = Yongbyon complete, sanctions = all }"
std::string in_words(const Scenario& scenario, const Statement& statement);
// "any { sanctions = all, nuclear <= Yongbyon complete }"
std::string in_words(const Scenario& scenario, const Term& term);
// "nuclear: `Yongbyon complete` is at least as good as `Yongbyon in part`"
std::string step_in_words(const Scenario& scenario, Direction direction, int issue, int step);

}  // namespace detente::deals
