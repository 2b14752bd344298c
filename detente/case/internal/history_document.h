// SPDX-License-Identifier: Apache-2.0
// The history and the record as one document, schema "detente.history/1".
#pragma once

#include "detente/base/document.h"
#include "detente/case/history.h"
#include "detente/case/record.h"

namespace detente::cases {

// Keys: schema, scenario, account, before, days, unchanged, undated, record.
Document to_document(const History& history, const Record& record, const Scenario& scenario);

}  // namespace detente::cases
