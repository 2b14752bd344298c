// SPDX-License-Identifier: Apache-2.0
#include "cli/steps_command.h"

#include <algorithm>

#include "cli/input.h"
#include "cli/report.h"
#include "cli/steps_view.h"
#include "detente/formats/json.h"
#include "detente/steps/document.h"

namespace detente::cli {

namespace {

Result<steps::Request> steps_request(const Arguments& arguments, const Scenario& scenario) {
    steps::Request request;
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

int run_steps(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> scenario = read_input(arguments.text("FILE"));
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<steps::Request> request = steps_request(arguments, *scenario);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<steps::Answer> answer = steps::answer(*scenario, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(steps::to_document(*answer, *scenario));
    else
        streams.out << steps_text(*answer, *scenario, request->sequence.has_value(), streams.width,
                                  streams.out_color);
    return kDone;
}

}  // namespace detente::cli
