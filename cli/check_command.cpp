// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <vector>

#include "cli/check_view.h"
#include "cli/input.h"
#include "cli/numeric_check.h"
#include "cli/report.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/numeric.h"

namespace detente::cli {

int run_check(const Arguments& arguments, Streams& streams) {
    std::vector<Findings> sound;
    Document numeric = Document::array();
    std::string numeric_text;
    Errors errors;
    for (const std::string& path : arguments.all("FILE")) {
        if (looks_numeric(path)) {
            const Result<NumericScenario> scenario = read_numeric({path});
            if (!scenario) {
                errors.insert(errors.end(), scenario.errors().begin(), scenario.errors().end());
                continue;
            }
            numeric.push(numeric_findings_document(*scenario, path));
            numeric_text += numeric_findings_text(*scenario, path, streams.width, streams.out_color);
            continue;
        }
        Result<Scenario> scenario = read_input(path);
        Result<Findings> findings = scenario ? look_at(*scenario, path) : scenario.errors();
        if (findings)
            sound.push_back(std::move(*findings));
        else
            errors.insert(errors.end(), findings.errors().begin(), findings.errors().end());
    }
    if (arguments.has("--json")) {
        // One document: of the errors when there are any, else of what was found.
        if (!errors.empty()) return report(errors, arguments, streams);
        Document files = Document::array();
        const Document statements = findings_document(sound);
        for (const Document& file : *statements.find("files")->elements()) files.push(file);
        for (const Document& file : *numeric.elements()) files.push(file);
        streams.out << to_json(Document::object().set("schema", "detente.check/1").set("files", files));
        return kDone;
    }
    for (const Findings& findings : sound)
        streams.out << findings_text(findings, streams.width, streams.out_color);
    streams.out << numeric_text;
    return errors.empty() ? kDone : report(errors, arguments, streams);
}

}  // namespace detente::cli
