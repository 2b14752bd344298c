// SPDX-License-Identifier: Apache-2.0
// --as-of, --standing, --without and --above-conflict: which part of what is known is asked about.
#pragma once

#include <string>

#include "cli/arguments.h"
#include "detente/base/result.h"
#include "detente/case/deals_report.h"

namespace detente::cli {

// `--as-of head` is the day of the scenario's head. Errors: a day that cannot be, or a head without one.
Result<cases::Filter> filter_of(const Arguments& arguments, const Scenario& scenario);

// "Left out: R1 (known from 2019-10-03, after 2019-02-28) and …", of the items that one of these accounts
// would have in force; empty when nothing was left out.
std::string left_out_text(const Scenario& as_written, const cases::Filter& filter,
                          const cases::Filtered& filtered, const std::vector<std::string>& accounts,
                          int width);

}  // namespace detente::cli
