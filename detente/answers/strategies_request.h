// SPDX-License-Identifier: Apache-2.0
// What `strategies` is asked: all of them, or one by name.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/strategies_report.h"

namespace detente::answers {

// Errors: a name that is not known, with the nearest.
Result<std::vector<const talks::CatalogEntry*>> asked_strategies(const Arguments& arguments);

Result<Document> answer_strategies(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
