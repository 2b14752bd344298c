// SPDX-License-Identifier: Apache-2.0
// What the options of `deals` and `briefing` ask of numbers.
#pragma once

#include <optional>

#include "detente/answers/asked.h"
#include "detente/base/result.h"
#include "detente/case/landscape_report.h"

namespace detente::answers {

// --definitions, --frontier, --parties, --sensitivity and the limits.
numbers::LandscapeRequest landscape_request(const Arguments& arguments, const Surroundings& surroundings);

// --deal, an outcome with a value for every issue. Nothing where it is not given.
Result<std::optional<Outcome>> deal_option(const Arguments& arguments, const Domain& domain);

// Numbers have no statements, accounts or sources to be chosen among: an option about them would do nothing,
// and is refused.
std::optional<Error> about_statements(const Arguments& arguments);

// What is asked of parties that give orders; packages are named as their statements name them.
Result<deals::DealsQuery> orders_query(const Arguments& arguments, const NumericScenario& scenario);

// All of it.
Result<cases::LandscapeReportRequest> landscape_report_request(const Arguments& arguments,
                                                               const NumericScenario& scenario,
                                                               const Surroundings& surroundings);

}  // namespace detente::answers
