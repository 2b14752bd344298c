// SPDX-License-Identifier: Apache-2.0
#include "cli/value_index.h"

#include "cli/input.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/answers/value_request.h"
#include "detente/case/value_report.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::cli {

namespace {

std::string words(const Rational& value) {
    return numeric::decimal_text(value);
}

std::string worth_text(const cases::WorthReport& answer, int width) {
    const std::string& name = answer.other ? *answer.other : answer.party;
    if (answer.request.question == cases::WorthRequest::Question::between)
        return paragraph(
            answer.count
                ? answer.count->to_string() + " outcomes are worth " + answer.question + " to " + plain(name)
                : "there are too many different sums to count exactly within the limits",
            width);
    if (!answer.outcome)
        return paragraph(
            "there is no such outcome (" + answer.question + "), or none was found within the limits", width);
    return paragraph(plain(to_string(answer.outcome->outcome, answer.domain)), width) +
           paragraph("worth " + words(answer.outcome->utility) + " to " + plain(name) +
                         (answer.outcome->error.is_zero() ? ", exactly the outcome asked for"
                                                          : "; the outcome asked for is worth within " +
                                                                words(answer.outcome->error) + " of that"),
                     width);
}

}  // namespace

int run_value_index(const NumericScenario& scenario, const Arguments& arguments, Streams& streams) {
    const Result<cases::WorthRequest> request =
        answers::worth_request(arguments, scenario, surroundings(arguments));
    if (!request) return report(request.errors(), arguments, streams, kUsage);
    const Result<cases::WorthReport> answer = cases::worth_report(scenario, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*answer));
    else
        streams.out << worth_text(*answer, streams.width);
    return kDone;
}

}  // namespace detente::cli
