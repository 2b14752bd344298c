// SPDX-License-Identifier: Apache-2.0
// The whole answer to "which first step is credible, how big, who moves first, what must be verified?": all
// that any door shows of it, from one request.
#pragma once

#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/ceilings.h"
#include "detente/case/filtered.h"
#include "detente/case/weighed_steps.h"
#include "detente/scenario/scenario.h"
#include "detente/steps/steps.h"

namespace detente::cases {

struct StepsRequest {
    steps::StepsQuery steps;  // accounts, one sequence or all, what-ifs
    Filter filter;            // which part of what is known counts
};

struct StepsReport {
    StepsRequest request;
    std::optional<Document> before;  // where something is supposed: the document without
    Filtered known;                  // what counts, and what was left out
    steps::StepsAnswer answer;
    std::vector<StepsWeights> weights;        // what the verdicts rest on, one an account
    std::vector<AboveCeiling> above_ceiling;  // of the numbers that were weighed

    const Scenario& scenario() const { return known.scenario; }
};

// Errors: what the room reports; a filter that cannot be.
Result<StepsReport> steps_report(const Scenario& as_written, const StepsRequest& request);

// "detente.steps/1" with the weights, `above_ceiling` and `filter`.
Document to_document(const StepsReport& report);

}  // namespace detente::cases
