// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_command.h"

#include "cli/advice_view.h"
#include "cli/deals_request.h"
#include "cli/filter_option.h"
#include "cli/input.h"
#include "cli/report.h"
#include "detente/case/plan_report.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

Result<cases::PlanReportRequest> plan_request(const Arguments& arguments, const Scenario& scenario) {
    if (arguments.all("--account").size() > 1)
        return make_error({}, "a plan is made under one account", "name one with --account");
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    const Result<cases::AdviceRequest> advice = advice_request(arguments, scenario);
    if (!advice) return advice.errors();
    cases::PlanReportRequest request;
    request.account = arguments.text("--account");
    request.filter = *filter;
    request.filter.directions = directions_of(arguments);
    request.filter.family = family_of(arguments);
    request.advice = *advice;
    request.questions = static_cast<int>(arguments.number("--questions"));
    return request;
}

}  // namespace

int run_plan(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> scenario = read_input(arguments.text("FILE"), Question::plan);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<cases::PlanReportRequest> request = plan_request(arguments, *scenario);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::PlanReport> plan = cases::plan_report(*scenario, *request);
    if (!plan) return report(plan.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*plan));
    else
        streams.out << left_out_text(*scenario, request->filter, plan->known, {plan->account}, streams.width)
                    << plan_text(*plan, {streams.width, streams.out_color});
    return kDone;
}

}  // namespace detente::cli
