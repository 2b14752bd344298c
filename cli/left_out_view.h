// SPDX-License-Identifier: Apache-2.0
// What a filter left out, as text above the answer.
#pragma once

#include <string>

#include "detente/case/deals_report.h"

namespace detente::cli {

// "Left out: R1 (known from 2019-10-03, after 2019-02-28) and …", of the items that one of these accounts
// would have in force; empty when nothing was left out.
std::string left_out_text(const Scenario& as_written, const cases::Filter& filter,
                          const cases::Filtered& filtered, const std::vector<std::string>& accounts,
                          int width);

}  // namespace detente::cli
