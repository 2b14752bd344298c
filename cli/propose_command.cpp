// SPDX-License-Identifier: Apache-2.0
#include "cli/propose_command.h"

#include "cli/input.h"
#include "cli/left_out_view.h"
#include "cli/propose_view.h"
#include "cli/report.h"
#include "detente/answers/propose_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

int run_propose(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> scenario = read_input(arguments.text("FILE"), Question::propose);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<cases::ProposeRequest> request = answers::propose_request(arguments, *scenario);
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
