// SPDX-License-Identifier: Apache-2.0
// What a filter left out, as text above the answer.
#pragma once

#include <string>

#include "cli/deals_view.h"
#include "cli/streams.h"
#include "detente/base/document_difference.h"
#include "detente/case/deals_report.h"
#include "detente/case/hypothetical_words.h"

namespace detente::cli {

// "Left out: R1 (known from 2019-10-03, after 2019-02-28) and …", of the items that one of these accounts
// would have in force; empty when nothing was left out.
std::string left_out_text(const Scenario& as_written, const cases::Filter& filter,
                          const cases::Filtered& filtered, const std::vector<std::string>& accounts,
                          int width);

// Where something is supposed and the answer is a table that cannot say so: said beside it.
void tell_hypothetical(const cases::Filter& filter, const Scenario& scenario, bool table, Streams& streams);

// What is supposed, before and after: of verdicts, or of any two documents. Empty where nothing is supposed.
std::string what_if_text(const std::vector<cases::KnowledgeDifference>& differences, const Scenario& scenario,
                         const View& view);
std::string what_if_text(const Document& before, const Document& after, const View& view);

}  // namespace detente::cli
