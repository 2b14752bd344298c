// SPDX-License-Identifier: Apache-2.0
#include "cli/steps_command.h"

#include <algorithm>

#include "cli/filter_option.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/steps_view.h"
#include "detente/case/weighed_steps.h"
#include "detente/case/weight_document.h"
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
    const Result<Scenario> as_written = read_input(arguments.text("FILE"));
    if (!as_written) return report(as_written.errors(), arguments, streams);
    const Result<cases::Filter> filter = filter_of(arguments);
    if (!filter) return report(filter.errors(), arguments, streams);
    const Result<cases::Filtered> asked = filtered_as_asked(*as_written, *filter);
    if (!asked) return report(asked.errors(), arguments, streams);
    const Scenario* scenario = &asked->scenario;
    const Result<steps::Request> request = steps_request(arguments, *scenario);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<steps::Answer> answer = steps::answer(*scenario, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json")) {
        const auto weights = cases::weigh_steps(*scenario, *answer, request->settings);
        if (!weights) return report(weights.errors(), arguments, streams);
        Document document = steps::to_document(*answer, *scenario);
        cases::add_weights(document, *weights, *answer);
        std::vector<std::string> weighed;
        for (const cases::StepsWeights& one : *weights)
            weighed.insert(weighed.end(), one.weighed.begin(), one.weighed.end());
        document.set("above_ceiling",
                     cases::ceilings_document(cases::above_ceiling_among(*scenario, weighed)));
        document.set("filter", cases::filter_document(*filter, *asked));
        streams.out << to_json(document);
        return kDone;
    }
    streams.out << left_out_text(*as_written, *filter, *asked, request->accounts, streams.width)
                << steps_text(*answer, *scenario, request->sequence.has_value(), streams.width,
                              streams.out_color);
    return kDone;
}

}  // namespace detente::cli
