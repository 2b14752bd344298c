// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_command.h"

#include "cli/advice_view.h"
#include "cli/input.h"
#include "cli/left_out_view.h"
#include "cli/report.h"
#include "detente/answers/plan_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

int run_plan(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> scenario = read_input(arguments.text("FILE"), Question::plan);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<cases::PlanReportRequest> request =
        answers::plan_request(arguments, *scenario, surroundings(arguments));
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::PlanReport> plan = cases::plan_report(*scenario, *request);
    if (!plan) return report(plan.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*plan));
    else
        streams.out << left_out_text(*scenario, request->filter, plan->known, {plan->account}, streams.width)
                    << what_if_text(plan->what_if, plan->scenario(), {streams.width, streams.out_color})
                    << plan_text(*plan, {streams.width, streams.out_color});
    return kDone;
}

}  // namespace detente::cli
