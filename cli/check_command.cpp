// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <string>
#include <utility>
#include <vector>

#include "cli/check_view.h"
#include "cli/input.h"
#include "cli/report.h"
#include "detente/answers/check_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

int run_check(const Arguments& arguments, Streams& streams) {
    const bool json = arguments.has("--json");
    std::vector<Document> files, numeric;
    std::string text, numeric_text;
    Errors errors;
    const auto add = [&](const Errors& more) { errors.insert(errors.end(), more.begin(), more.end()); };
    for (const std::string& path : arguments.all("FILE")) {
        const Result<Opened> opened = read_asked({path}, Question::check);
        if (!opened) {
            add(opened.errors());
            continue;
        }
        if (const auto* numbers = std::get_if<NumericScenario>(&*opened)) {
            const cases::NumbersCheckReport found = cases::check_report(*numbers, path);
            numeric.push_back(cases::to_document(found));
            numeric_text += check_text(found, streams.width, streams.out_color);
            continue;
        }
        const auto* conflict = std::get_if<GmcrConflict>(&*opened);
        const Scenario& scenario = conflict ? conflict->scenario : std::get<TomlScenario>(*opened).scenario;
        const Result<cases::CheckReport> found = cases::check_report(
            scenario, answers::check_request(arguments, scenario, path, surroundings(arguments)));
        if (!found) {
            add(found.errors());
            continue;
        }
        add(found->errors);
        files.push_back(cases::to_document(*found));
        text += check_text(*found, streams.width, streams.out_color);
    }
    if (!json) {
        streams.out << text << numeric_text;
        return errors.empty() ? kDone : report(errors, arguments, streams);
    }
    files.insert(files.end(), numeric.begin(), numeric.end());
    // Where nothing could be read there is nothing to tell but the errors, as with every command.
    if (files.empty()) return report(errors, arguments, streams);
    streams.out << to_json(cases::check_document(std::move(files), errors));
    return errors.empty() ? kDone : report_sentences(errors, streams);
}

}  // namespace detente::cli
