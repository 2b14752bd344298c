// SPDX-License-Identifier: Apache-2.0
// What if: the answer with statements supposed or items dropped, and beside it the answer without.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/advice.h"
#include "detente/case/difference.h"
#include "detente/case/filtered.h"

namespace detente::cases {

// The same filter with nothing supposed and nothing dropped.
Filter without_hypotheses(const Filter& filter);

// Before and after for each of these accounts (empty: the default one); nothing where nothing is supposed.
// Errors: what is supposed contradicts what is known under an account that held together before, by name,
// with the remedy; as for filtered() and difference().
Result<std::vector<KnowledgeDifference>> what_if(const Scenario& as_written, const Filter& filter,
                                                 const Scenario& with, std::vector<std::string> accounts,
                                                 const AdviceRequest& advice);

// {"assume": [...], "drop": [...]}, null where nothing is supposed: what every hypothetical answer carries.
Document hypothetical_document(const Filter& filter, const Scenario& scenario);
// With `accounts`: {ACCOUNT: the difference}.
Document hypothetical_document(const Filter& filter, const Scenario& scenario,
                               const std::vector<KnowledgeDifference>& differences);
// With `before`: the whole document without the hypotheses.
Document hypothetical_document(const Filter& filter, const Scenario& scenario, Document before);

}  // namespace detente::cases
