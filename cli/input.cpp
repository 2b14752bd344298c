// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include <utility>

#include "detente/case/check_report.h"
#include "detente/formats/source_page.h"
#include "detente/formats/toml.h"

namespace detente::cli {

Result<Opened> read_asked(const std::vector<std::string>& paths, Question question) {
    Result<Opened> opened = open_input(paths);
    if (!opened) return opened;
    const std::string shown = paths.front() == "-" ? kStandardInput : paths.front();
    if (std::optional<Error> error = cannot_be_asked(question, *opened, shown)) return *error;
    // What weighs or shows the evidence has to know how it stands on its pages; `check` looks by itself.
    const bool looks = question == Question::briefing || question == Question::deals;
    if (auto* scenario = std::get_if<TomlScenario>(&*opened); scenario && looks)
        cases::look_up_pages(scenario->scenario, [&](const Source& source) {
            return read_source_page(source, scenario->scenario.file);
        });
    return opened;
}

Result<Scenario> read_input(const std::string& path, Question question) {
    Result<Opened> opened = read_asked({path}, question);
    if (!opened) return opened.errors();
    if (auto* conflict = std::get_if<GmcrConflict>(&*opened)) return std::move(conflict->scenario);
    if (auto* scenario = std::get_if<TomlScenario>(&*opened)) return std::move(scenario->scenario);
    return make_error({path, 0, 0}, "this is no scenario of statements", "name one in TOML");
}

Result<Package> read_package_option(const std::string& text, const std::string& option,
                                    const Scenario& scenario) {
    Result<Package> package = read_package(text, scenario);
    if (package) return package;
    Errors errors = package.errors();
    for (Error& error : errors) {
        error.place = {};
        error.message = option + ": " + error.message;
    }
    return errors;
}

}  // namespace detente::cli
