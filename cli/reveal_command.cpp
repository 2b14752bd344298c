// SPDX-License-Identifier: Apache-2.0
#include "cli/reveal_command.h"

#include "cli/input.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/answers/reveal_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

int run_reveal(const Arguments& arguments, Streams& streams) {
    const Result<Scenario> scenario = read_input(arguments.text("FILE"), Question::reveal);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<cases::RevealRequest> request =
        answers::reveal_request(arguments, *scenario, surroundings(arguments));
    if (!request) return report(request.errors(), arguments, streams);
    const Result<cases::RevealReport> answer = cases::reveal_report(*scenario, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json")) {
        streams.out << to_json(cases::to_document(*answer));
        return kDone;
    }
    const std::string title = scenario->title.empty() ? scenario->id : scenario->title;
    if (!title.empty()) streams.out << painted(plain(title), Style::heading, streams.out_color) << '\n';
    for (const std::string& line : cases::reveal_sentences(*answer))
        streams.out << paragraph(plain(line), streams.width, "", "  ");
    return kDone;
}

}  // namespace detente::cli
