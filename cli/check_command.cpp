// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <string>
#include <utility>

#include "cli/check_view.h"
#include "cli/input.h"
#include "cli/numeric_check.h"
#include "cli/report.h"
#include "detente/base/error_document.h"
#include "detente/formats/json.h"

namespace detente::cli {

int run_check(const Arguments& arguments, Streams& streams) {
    const bool strict = arguments.has("--strict");
    Document files = Document::array();
    std::string text;
    std::string numeric_text;
    Document numeric = Document::array();
    Errors errors;
    const auto add = [&](const Errors& more) { errors.insert(errors.end(), more.begin(), more.end()); };
    for (const std::string& path : arguments.all("FILE")) {
        const Result<Opened> opened = read_asked({path}, Question::check);
        if (!opened) {
            add(opened.errors());
            continue;
        }
        if (const auto* numbers = std::get_if<NumericScenario>(&*opened)) {
            numeric.push(numeric_findings_document(*numbers, path));
            numeric_text += numeric_findings_text(*numbers, path, streams.width, streams.out_color);
            continue;
        }
        const auto* conflict = std::get_if<GmcrConflict>(&*opened);
        const Scenario& scenario = conflict ? conflict->scenario : std::get<TomlScenario>(*opened).scenario;
        const Result<Findings> findings = look_at(scenario, path, strict);
        if (!findings) {
            add(findings.errors());
            continue;
        }
        add(findings->errors);
        files.push(findings_document(*findings));
        text += findings_text(*findings, strict, streams.width, streams.out_color);
    }
    for (const Document& file : *numeric.elements()) files.push(file);
    if (!arguments.has("--json")) {
        streams.out << text << numeric_text;
        return errors.empty() ? kDone : report(errors, arguments, streams);
    }
    // Where nothing could be read there is nothing to tell but the errors, as with every command.
    if (files.elements()->empty()) return report(errors, arguments, streams);
    Document document = Document::object().set("schema", "detente.check/1").set("files", std::move(files));
    if (!errors.empty()) document.set("errors", *error_document(errors).find("errors"));
    streams.out << to_json(document);
    return errors.empty() ? kDone : report_sentences(errors, streams);
}

}  // namespace detente::cli
