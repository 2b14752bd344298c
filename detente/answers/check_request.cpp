// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/check_request.h"

#include <iterator>
#include <utility>

namespace detente::answers {

cases::CheckRequest check_request(const Arguments& arguments, const Scenario& scenario,
                                  const std::string& file, const Surroundings& surroundings) {
    cases::CheckRequest request{file, arguments.has("--strict"), {}};
    if (surroundings.page_of)
        request.page_of = [page_of = surroundings.page_of, beside = scenario.file](const Source& source) {
            return page_of(source, beside);
        };
    return request;
}

Result<Document> answer_check(const Arguments& arguments, const Asked& asked) {
    std::vector<Document> files, numeric;
    Errors errors;
    const auto add = [&](const Errors& more) { errors.insert(errors.end(), more.begin(), more.end()); };
    for (const GivenFile& one : asked.given) {
        if (!one.opened) {
            add(one.opened.errors());
            continue;
        }
        if (const auto refused = cannot_be_asked(Question::check, *one.opened, one.file)) {
            errors.push_back(*refused);
            continue;
        }
        if (const auto* numbers = std::get_if<NumericScenario>(&*one.opened)) {
            numeric.push_back(cases::to_document(cases::check_report(*numbers, one.file)));
            continue;
        }
        const auto* conflict = std::get_if<GmcrConflict>(&*one.opened);
        const Scenario& scenario =
            conflict ? conflict->scenario : std::get<TomlScenario>(*one.opened).scenario;
        const Result<cases::CheckReport> report =
            cases::check_report(scenario, check_request(arguments, scenario, one.file, asked.surroundings));
        if (!report) {
            add(report.errors());
            continue;
        }
        add(report->errors);
        files.push_back(cases::to_document(*report));
    }
    files.insert(files.end(), std::make_move_iterator(numeric.begin()),
                 std::make_move_iterator(numeric.end()));
    if (files.empty()) return errors;
    return cases::check_document(std::move(files), errors);
}

}  // namespace detente::answers
