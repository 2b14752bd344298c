// SPDX-License-Identifier: Apache-2.0
#include "detente/case/history_report.h"

#include "detente/case/internal/history_document.h"

namespace detente::cases {

Result<HistoryReport> history_report(const Scenario& scenario, const HistoryRequest& request) {
    Result<History> days = history(scenario, request);
    if (!days) return days.errors();
    Result<Record> turns = record(scenario, request);
    if (!turns) return turns.errors();
    return HistoryReport{request, scenario, std::move(*days), std::move(*turns)};
}

Document to_document(const HistoryReport& report) {
    return to_document(report.history, report.record, report.scenario);
}

}  // namespace detente::cases
