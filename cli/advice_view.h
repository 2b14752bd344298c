// SPDX-License-Identifier: Apache-2.0
// The advice of `detente deals` and the plan of `detente plan`, for a terminal; lists as CSV.
#pragma once

#include <string>

#include "cli/deals_view.h"
#include "detente/case/deals_report.h"
#include "detente/case/plan_report.h"

namespace detente::cli {

// The crux of each account, before anything else.
std::string crux_text(const cases::DealsReport& report, const View& view);
// Counts of exchanges, gifts, certain exchanges by name, the question, lists and shares, account by account.
std::string advice_text(const cases::DealsReport& report, const View& view);
// Under each account, the exchanges that are certain for all parties but one, where a question was asked for.
std::string one_answer_away_text(const cases::DealsReport& report, const View& view);
// What decides the named package, for each party that is undetermined on it.
std::string named_questions_text(const cases::DealsReport& report, const View& view);
std::string plan_text(const cases::PlanReport& report, const View& view);

// The list, or the shares of all packages where no list was asked for: a row a package, an account and a law
// a group.
std::string advice_csv(const cases::DealsReport& report);

}  // namespace detente::cli
