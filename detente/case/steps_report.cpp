// SPDX-License-Identifier: Apache-2.0
#include "detente/case/steps_report.h"

#include "detente/case/hypothetical.h"
#include "detente/case/weight_document.h"
#include "detente/scenario/check.h"
#include "detente/steps/document.h"

namespace detente::cases {

Result<StepsReport> steps_report(const Scenario& as_written, const StepsRequest& request) {
    if (Errors faults = check(as_written); !faults.empty()) return faults;
    StepsReport report;
    report.request = request;
    if (request.filter.hypothetical()) {
        StepsRequest without = request;
        without.filter = without_hypotheses(request.filter);
        Result<StepsReport> before = steps_report(as_written, without);
        if (!before) return before.errors();
        report.before = to_document(*before);
    }
    Result<Filtered> known = filtered(as_written, request.filter);
    if (!known) return known.errors();
    report.known = std::move(*known);
    Result<steps::StepsAnswer> answer = steps::answer(report.scenario(), request.steps);
    if (!answer) return answer.errors();
    report.answer = std::move(*answer);
    auto weights = weigh_steps(report.scenario(), report.answer, request.steps.settings);
    if (!weights) return weights.errors();
    report.weights = std::move(*weights);
    std::vector<std::string> weighed;
    for (const StepsWeights& one : report.weights)
        weighed.insert(weighed.end(), one.weighed.begin(), one.weighed.end());
    report.above_ceiling = above_ceiling_among(report.scenario(), weighed);
    return report;
}

Document to_document(const StepsReport& report) {
    Document document = steps::to_document(report.answer, report.scenario());
    add_weights(document, report.weights, report.answer);
    document.set("above_ceiling", ceilings_document(report.above_ceiling));
    document.set("filter", filter_document(report.request.filter, report.known));
    if (report.before)
        document.set("hypothetical",
                     hypothetical_document(report.request.filter, report.scenario(), *report.before));
    return document;
}

}  // namespace detente::cases
