// SPDX-License-Identifier: Apache-2.0
// The whole answer to "whom do I ask what, and what next after yes and after no?".
#pragma once

#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/advice.h"
#include "detente/case/filtered.h"
#include "detente/case/hypothetical.h"
#include "detente/deals/advice/plan.h"

namespace detente::cases {

struct PlanReportRequest {
    std::string account;   // empty: the default one
    Filter filter;         // which part of what is known counts; family and directions too
    AdviceRequest advice;  // laws, models, seed, and whether shares are used
    int questions = 5;
};

struct PlanReport {
    PlanReportRequest request;
    Filtered known;
    std::string account;
    std::vector<KnowledgeDifference> what_if;  // where something is supposed: before and after
    deals::Plan plan;
    const Scenario& scenario() const { return known.scenario; }
};

// Errors: what the rooms report; statements that contradict each other; packages too many to plan on.
Result<PlanReport> plan_report(const Scenario& as_written, const PlanReportRequest& request);

// "detente.plan/1" (docs/json.md).
Document to_document(const PlanReport& report);

}  // namespace detente::cases
