// SPDX-License-Identifier: Apache-2.0
#include "cli/history_command.h"

#include "cli/deals_request.h"
#include "cli/history_view.h"
#include "cli/input.h"
#include "cli/report.h"
#include "detente/case/history_report.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

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

}  // namespace

int run_history(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> scenario = read_input(arguments.text("FILE"), Question::history);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<cases::HistoryRequest> request = history_request(arguments, *scenario);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::HistoryReport> answer = cases::history_report(*scenario, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*answer));
    else
        streams.out << history_text(*answer, {streams.width, streams.out_color});
    return kDone;
}

}  // namespace detente::cli
