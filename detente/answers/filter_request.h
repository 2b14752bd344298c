// SPDX-License-Identifier: Apache-2.0
// --as-of, --standing, --without and --above-conflict: which part of what is known is asked about; --family
// and --directions: how it is read.
#pragma once

#include "detente/base/result.h"
#include "detente/case/filtered.h"
#include "detente/deals/statements/answer.h"
#include "detente/requests/arguments.h"
#include "detente/scenario/scenario.h"

namespace detente::answers {

deals::Family family_of(const requests::Arguments& arguments);
deals::Directions directions_of(const requests::Arguments& arguments);

// `--as-of head` is the day of the scenario's head. Errors: a day that cannot be, or a head without one.
Result<cases::Filter> filter_of(const requests::Arguments& arguments, const Scenario& scenario);

}  // namespace detente::answers
