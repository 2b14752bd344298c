// SPDX-License-Identifier: Apache-2.0
// What the options of `deals` ask of the room of deals.
#pragma once

#include "detente/answers/asked.h"
#include "detente/base/result.h"
#include "detente/case/deals_report.h"
#include "detente/scenario/scenario.h"

namespace detente::answers {

// Accounts, family, directions, packages. Errors: a package that cannot be read, with the option that gave
// it.
Result<deals::DealsQuery> deals_query(const Arguments& arguments, const Scenario& scenario);

// --shares, --no-shares, --law, --models, --seed, --list and what goes with it.
Result<cases::AdviceRequest> advice_request(const Arguments& arguments, const Scenario& scenario,
                                            const Surroundings& surroundings = {});

// All of it. With --weigh auto, all verdicts are weighed where they are few, as a document has them.
Result<cases::DealsRequest> deals_request(const Arguments& arguments, const Scenario& scenario,
                                          const Surroundings& surroundings);

// Of statements, or of numbers.
Result<Document> answer_deals(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
