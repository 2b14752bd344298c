// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/steps_request.h"

#include <algorithm>
#include <string>
#include <utility>

#include "detente/answers/filter_request.h"

namespace detente::answers {

namespace {

Result<steps::StepsQuery> steps_query(const Arguments& arguments, const Scenario& scenario) {
    steps::StepsQuery request;
    for (const std::string& account : arguments.all("--account"))
        if (std::find(request.accounts.begin(), request.accounts.end(), account) == request.accounts.end())
            request.accounts.push_back(account);
    if (arguments.has("--sequence")) request.sequence = arguments.text("--sequence");
    Errors errors;
    for (const std::string& text : arguments.all("--set")) {
        const auto settings = steps::parse_setting(text, scenario);
        if (!settings) {
            errors.insert(errors.end(), settings.errors().begin(), settings.errors().end());
            continue;
        }
        request.settings.insert(request.settings.end(), settings->begin(), settings->end());
    }
    if (!errors.empty()) return errors;
    return request;
}

}  // namespace

Result<cases::StepsRequest> steps_request(const Arguments& arguments, const Scenario& scenario) {
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    Result<steps::StepsQuery> steps = steps_query(arguments, scenario);
    if (!steps) return steps.errors();
    return cases::StepsRequest{std::move(*steps), *filter};
}

Result<Document> answer_steps(const Arguments& arguments, const Asked& asked) {
    const Result<const Scenario*> as_written = the_scenario(asked, Question::steps);
    if (!as_written) return as_written.errors();
    const Scenario scenario = with_pages(**as_written, asked.surroundings);
    const Result<cases::StepsRequest> request = steps_request(arguments, scenario);
    if (!request) return request.errors();
    const Result<cases::StepsReport> report = cases::steps_report(scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
