// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/history_request.h"

#include <utility>

#include "detente/answers/filter_request.h"
#include "detente/answers/package_option.h"

namespace detente::answers {

Result<cases::HistoryRequest> history_request(const Arguments& arguments, const Scenario& scenario) {
    cases::HistoryRequest request;
    if (arguments.all("--account").size() > 1)
        return make_error({}, "the history is that of one account", "name one with --account");
    request.account = arguments.text("--account");
    request.family = family_of(arguments);
    request.directions = directions_of(arguments);
    if (!arguments.has("--package")) return request;
    Result<Package> package = read_package_option(arguments.text("--package"), "--package", scenario);
    if (!package) return package.errors();
    request.package = std::move(*package);
    return request;
}

Result<Document> answer_history(const Arguments& arguments, const Asked& asked) {
    const Result<const Scenario*> scenario = the_scenario(asked, Question::history);
    if (!scenario) return scenario.errors();
    const Result<cases::HistoryRequest> request = history_request(arguments, **scenario);
    if (!request) return request.errors();
    const Result<cases::HistoryReport> report = cases::history_report(**scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
