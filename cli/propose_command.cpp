// SPDX-License-Identifier: Apache-2.0
#include "cli/propose_command.h"

#include "cli/input.h"
#include "cli/left_out_view.h"
#include "cli/propose_view.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/answers/propose_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

int propose_numbers(const NumericScenario& scenario, const Arguments& arguments, Streams& streams) {
    const Result<cases::NumericProposals> found = answers::propose_on_numbers(arguments, scenario);
    if (!found) return report(found.errors(), arguments, streams);
    if (arguments.has("--csv")) {
        streams.out << propose_csv(*found);
        return kDone;
    }
    if (arguments.has("--json")) {
        streams.out << to_json(cases::to_document(*found));
        return kDone;
    }
    for (const std::string& sentence : cases::numeric_proposals_in_words(*found))
        streams.out << paragraph(plain(sentence), streams.width, "", "   ");
    return kDone;
}

}  // namespace

int run_propose(const Arguments& arguments, Streams& streams) {
    Result<Opened> opened = read_asked(arguments.all("FILE"), Question::propose);
    if (!opened) return report(opened.errors(), arguments, streams);
    if (const auto* numbers = std::get_if<NumericScenario>(&*opened))
        return propose_numbers(*numbers, arguments, streams);
    const Result<Scenario> scenario =
        scenario_of_statements(std::move(*opened), arguments.all("FILE").front());
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<cases::ProposeRequest> request =
        answers::propose_request(arguments, *scenario, surroundings(arguments));
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::ProposeReport> proposed = cases::propose_report(*scenario, *request);
    if (!proposed) return report(proposed.errors(), arguments, streams);
    tell_hypothetical(request->filter, *scenario, arguments.has("--csv"), streams);
    if (arguments.has("--csv"))
        streams.out << propose_csv(*proposed);
    else if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*proposed));
    else
        streams.out << left_out_text(*scenario, request->filter, proposed->known, {proposed->account},
                                     streams.width)
                    << what_if_text(proposed->what_if, proposed->scenario(),
                                    {streams.width, streams.out_color})
                    << propose_text(*proposed, {streams.width, streams.out_color});
    return kDone;
}

}  // namespace detente::cli
