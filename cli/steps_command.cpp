// SPDX-License-Identifier: Apache-2.0
#include "cli/steps_command.h"

#include "cli/input.h"
#include "cli/left_out_view.h"
#include "cli/report.h"
#include "cli/steps_view.h"
#include "detente/answers/steps_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

int run_steps(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> as_written = read_input(arguments.text("FILE"), Question::steps);
    if (!as_written) return report(as_written.errors(), arguments, streams);
    const Result<cases::StepsRequest> request = answers::steps_request(arguments, *as_written);
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::StepsReport> answer = cases::steps_report(*as_written, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*answer));
    else
        streams.out << left_out_text(*as_written, request->filter, answer->known, request->steps.accounts,
                                     streams.width)
                    << steps_text(*answer, streams.width, streams.out_color)
                    << (answer->before ? what_if_text(*answer->before, cases::to_document(*answer),
                                                      {streams.width, streams.out_color})
                                       : std::string());
    return kDone;
}

}  // namespace detente::cli
