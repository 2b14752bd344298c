// SPDX-License-Identifier: Apache-2.0
// What the options of `value` ask: what an outcome is worth, or which outcome is worth so much.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/best_offers_report.h"
#include "detente/case/value_report.h"

namespace detente::answers {

// True where --rank, --at-least, --at-most, --nearest or --between is given.
bool asks_by_worth(const Arguments& arguments);

// Errors: more than one of them; no party named where there are several; a party that is not known or gives
// no numbers; a number that is none. Precondition: asks_by_worth().
Result<cases::WorthRequest> worth_request(const Arguments& arguments, const NumericScenario& scenario,
                                          const Surroundings& surroundings);

// The best list of offers, asked with --offers. What --chances holds a door reads. Errors: as
// worth_request(); another question beside it.
Result<cases::BestOffersRequest> best_offers_request(const Arguments& arguments,
                                                     const NumericScenario& scenario);

// What is wrong where neither an outcome nor a worth is asked about.
Error nothing_to_value();

Result<Document> answer_value(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
