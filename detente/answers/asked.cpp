// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/asked.h"

#include <utility>

#include "detente/case/check_report.h"

namespace detente::answers {

Result<const Opened*> the_one(const Asked& asked, Question question) {
    const GivenFile& first = asked.given.front();
    if (asked.given.size() > 1)
        return make_error({asked.given[1].file, 0, 0}, "this question is asked of one scenario at a time",
                          "ask it of each");
    if (!first.opened) return first.opened.errors();
    if (std::optional<Error> error = cannot_be_asked(question, *first.opened, first.file)) return *error;
    return &*first.opened;
}

Result<const Scenario*> the_scenario(const Asked& asked, Question question) {
    const Result<const Opened*> opened = the_one(asked, question);
    if (!opened) return opened.errors();
    if (const auto* conflict = std::get_if<GmcrConflict>(*opened)) return &conflict->scenario;
    if (const auto* scenario = std::get_if<TomlScenario>(*opened)) return &scenario->scenario;
    return make_error({asked.given.front().file, 0, 0}, "this is no scenario of statements",
                      "name one in TOML");
}

Watch watch_of(const Arguments& arguments, const Surroundings& surroundings) {
    Watch watch = surroundings.watch;
    if (arguments.has("--limit-time") && surroundings.timer)
        watch.time_up = surroundings.timer(arguments.number("--limit-time"));
    return watch;
}

Scenario with_pages(Scenario scenario, const Surroundings& surroundings) {
    if (!surroundings.page_of) return scenario;
    const std::string file = scenario.file;
    cases::look_up_pages(scenario, [&](const Source& source) { return surroundings.page_of(source, file); });
    return scenario;
}

void look_up_pages(Opened& opened, const Surroundings& surroundings) {
    auto* scenario = std::get_if<TomlScenario>(&opened);
    if (scenario) scenario->scenario = with_pages(std::move(scenario->scenario), surroundings);
}

}  // namespace detente::answers
