// SPDX-License-Identifier: Apache-2.0
// What a command line asks of the room of deals.
#pragma once

#include "cli/arguments.h"
#include "detente/base/result.h"
#include "detente/case/deals_report.h"
#include "detente/scenario/scenario.h"

namespace detente::cli {

deals::Family family_of(const Arguments& arguments);
deals::Directions directions_of(const Arguments& arguments);

// Errors: a package that cannot be read, with the option that gave it.
Result<deals::DealsQuery> deals_request(const Arguments& arguments, const Scenario& scenario);

// --shares, --no-shares, --law, --models, --seed, --list and what goes with it.
Result<cases::AdviceRequest> advice_request(const Arguments& arguments, const Scenario& scenario);

}  // namespace detente::cli
