// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/diff_request.h"

#include "detente/answers/deals_request.h"
#include "detente/answers/filter_request.h"

namespace detente::answers {

Result<cases::DiffRequest> diff_request(const Arguments& arguments, const std::string& before,
                                        const std::string& after, const Scenario& scenario) {
    const Result<cases::AdviceRequest> advice = advice_request(arguments, scenario);
    if (!advice) return advice.errors();
    cases::DiffRequest request;
    request.before = cases::diff_side(before);
    request.after = cases::diff_side(after);
    request.family = family_of(arguments);
    request.directions = directions_of(arguments);
    request.advice = *advice;
    return request;
}

Result<cases::DiffReport> diff_of(const Arguments& arguments, const Asked& asked) {
    if (asked.given.size() != 2)
        return make_error({},
                          "`diff` compares two, and " + std::to_string(asked.given.size()) +
                              (asked.given.size() == 1 ? " is named" : " are named"),
                          "name two files, two accounts (FILE@account) or two days (FILE@2019-02-28)");
    std::vector<const Scenario*> scenarios;
    for (const GivenFile& given : asked.given) {
        if (!given.opened) return given.opened.errors();
        if (const auto error = cannot_be_asked(Question::diff, *given.opened, given.file)) return *error;
        scenarios.push_back(&std::get<TomlScenario>(*given.opened).scenario);
    }
    const Result<cases::DiffRequest> request =
        diff_request(arguments, asked.given[0].file, asked.given[1].file, *scenarios[0]);
    if (!request) return request.errors();
    return cases::diff_report(*scenarios[0], *scenarios[1], *request);
}

Result<Document> answer_diff(const Arguments& arguments, const Asked& asked) {
    const Result<cases::DiffReport> report = diff_of(arguments, asked);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
