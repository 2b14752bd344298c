// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <vector>

#include "cli/check_view.h"
#include "cli/input.h"
#include "cli/report.h"
#include "detente/formats/json.h"

namespace detente::cli {

int run_check(const Arguments& arguments, Streams& streams) {
    std::vector<Findings> sound;
    Errors errors;
    for (const std::string& path : arguments.all("FILE")) {
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
        streams.out << to_json(findings_document(sound));
        return kDone;
    }
    for (const Findings& findings : sound)
        streams.out << findings_text(findings, streams.width, streams.out_color);
    return errors.empty() ? kDone : report(errors, arguments, streams);
}

}  // namespace detente::cli
