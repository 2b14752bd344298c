// SPDX-License-Identifier: Apache-2.0
// The whole answer to "how did the verdicts come to be what they are, and who moved when?": all that any door
// shows of it, from one request.
#pragma once

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/history.h"
#include "detente/case/record.h"

namespace detente::cases {

struct HistoryReport {
    HistoryRequest request;
    Scenario scenario;
    History history;
    Record record;
};

// Errors: an unknown account; more packages than are gone through one by one, and none named.
Result<HistoryReport> history_report(const Scenario& scenario, const HistoryRequest& request);

// "detente.history/1".
Document to_document(const HistoryReport& report);

}  // namespace detente::cases
