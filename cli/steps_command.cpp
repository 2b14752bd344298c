// SPDX-License-Identifier: Apache-2.0
#include "cli/steps_command.h"

#include <algorithm>

#include "cli/filter_option.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/steps_view.h"
#include "detente/case/steps_report.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

Result<steps::StepsQuery> room_request(const Arguments& arguments, const Scenario& scenario) {
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

Result<cases::StepsRequest> steps_request(const Arguments& arguments, const Scenario& scenario) {
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    Result<steps::StepsQuery> steps = room_request(arguments, scenario);
    if (!steps) return steps.errors();
    return cases::StepsRequest{std::move(*steps), *filter};
}

}  // namespace

int run_steps(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> as_written = read_input(arguments.text("FILE"), Question::steps);
    if (!as_written) return report(as_written.errors(), arguments, streams);
    const Result<cases::StepsRequest> request = steps_request(arguments, *as_written);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::StepsReport> answer = cases::steps_report(*as_written, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*answer));
    else
        streams.out << left_out_text(*as_written, request->filter, answer->known, request->steps.accounts,
                                     streams.width)
                    << steps_text(*answer, streams.width, streams.out_color);
    return kDone;
}

}  // namespace detente::cli
