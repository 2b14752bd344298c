// SPDX-License-Identifier: Apache-2.0
// The packages that parties known by statements talk about under one account, and what a drawn value model
// says each of them is worth. Utilities go from 0 for the worst package that can be agreed to 1 for the best,
// in each model and for each party on its own: what one party's 0.5 is beside another's, or one model's beside
// another's, nobody has said.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/advice/models.h"
#include "detente/deals/statements/compiled_account.h"
#include "detente/scenario/profile.h"
#include "detente/scenario/scenario.h"
#include "detente/talks/outcome_table.h"
#include "detente/talks/profile_index.h"

namespace detente::cases {

struct DrawnGround {
    deals::CompiledAccount account;
    talks::OutcomeTable outcomes;
    std::vector<bool> barred;  // by package: it cannot be agreed, being infeasible or nothing at all
};

// Errors: an unknown account; statements that contradict each other; a space too large to list; a party of
// whose preferences nothing is said; no package to agree on.
Result<DrawnGround> drawn_ground(const Scenario& scenario, const std::string& account,
                                 deals::Directions directions);

// What each package is worth to a party in its k-th model, and no deal on the same scale. What a verdict makes
// certain holds to the last bit: models that were walked to are rounded.
talks::ProfileIndex drawn_values(const DrawnGround& ground, const deals::Models& models, int party,
                                 std::size_t k);

// The k-th model of every party as a numeric scenario on the same scale, in exact numbers.
NumericScenario drawn_scenario(const Scenario& scenario, const DrawnGround& ground,
                               const std::vector<deals::Models>& models, std::size_t k);

}  // namespace detente::cases
