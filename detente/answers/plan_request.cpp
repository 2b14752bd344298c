// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/plan_request.h"

#include "detente/answers/deals_request.h"
#include "detente/answers/filter_request.h"

namespace detente::answers {

Result<cases::PlanReportRequest> plan_request(const Arguments& arguments, const Scenario& scenario,
                                              const Surroundings& surroundings) {
    if (arguments.all("--account").size() > 1)
        return make_error({}, "a plan is made under one account", "name one with --account");
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    const Result<cases::AdviceRequest> advice = advice_request(arguments, scenario, surroundings);
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

Result<Document> answer_plan(const Arguments& arguments, const Asked& asked) {
    const Result<const Scenario*> scenario = the_scenario(asked, Question::plan);
    if (!scenario) return scenario.errors();
    const Result<cases::PlanReportRequest> request = plan_request(arguments, **scenario, asked.surroundings);
    if (!request) return request.errors();
    const Result<cases::PlanReport> report = cases::plan_report(**scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
