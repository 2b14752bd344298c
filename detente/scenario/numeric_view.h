// SPDX-License-Identifier: Apache-2.0
// A scenario of statements whose parties are given by numbers, seen as a numeric scenario; and the other way
// round.
#pragma once

#include "detente/base/result.h"
#include "detente/scenario/profile.h"
#include "detente/scenario/scenario.h"

namespace detente {

// True when the party's numbers give a weight and all level values for every issue (a weight alone, or level
// values alone, fix no value).
bool fully_numbered(const Scenario& scenario, int party);

// Issues become issues with named values (level 0 first), fully numbered parties become additive profiles;
// parties that are not are left out and named in the warnings. Infeasible combinations become forbidden
// outcomes. Error: no party is fully numbered.
Result<NumericScenario> numeric_view(const Scenario& scenario);

// What the TOML format can hold of a numeric scenario: additive profiles with their reservation values, and
// partial orderings, whose comparisons become statements. Errors, each naming what cannot be held:
// hyper-rectangles, groups, tables, partial bids, a ceiling that cuts some outcome off, a discount, more
// issues, levels or parties than the format allows.
Result<Scenario> scenario_of(const NumericScenario& numeric);

// What can be said of a numeric scenario in statements, for verdicts: parties with an order or a ranking are
// given by those comparisons alone (a ranking's party knows its numbers as little as GENIUS tells them), the
// others by their numbers. Parties whose numbers statements cannot hold are left out and named.
struct StatementView {
    Scenario scenario;
    std::vector<std::string> left_out;
};
Result<StatementView> statement_view(const NumericScenario& numeric);

}  // namespace detente
