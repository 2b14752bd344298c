// SPDX-License-Identifier: Apache-2.0
#include "cli/history_command.h"

#include "cli/history_view.h"
#include "cli/input.h"
#include "cli/report.h"
#include "detente/answers/history_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

int run_history(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> scenario = read_input(arguments.text("FILE"), Question::history);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<cases::HistoryRequest> request = answers::history_request(arguments, *scenario);
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
