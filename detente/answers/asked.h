// SPDX-License-Identifier: Apache-2.0
// What a question is asked of, and what only a door can give: saved pages, a clock, programs. With none of it
// every question is answered all the same: pages are not at hand, time limits do not hold, programs cannot
// sit at the table.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "detente/base/progress.h"
#include "detente/base/result.h"
#include "detente/case/talk_report.h"
#include "detente/formats/open.h"
#include "detente/formats/source_text.h"
#include "detente/requests/arguments.h"
#include "detente/scenario/source_page.h"

namespace detente::answers {

using requests::Arguments;

// One thing that was named, opened: a scenario, a conflict, numbers (several files together), or a page.
struct GivenFile {
    std::string file;  // as it was named
    Result<Opened> opened;
};

struct Surroundings {
    // A source's saved page, beside the scenario with that file name.
    std::function<SourcePage(const Source&, const std::string& scenario_file)> page_of;
    // The question "is time up?" that comes true so many seconds from now.
    std::function<std::function<bool()>(long long seconds)> timer;
    // A file that an option names, beside those that the question is asked of.
    std::function<Result<SourceText>(const std::string& path)> file;
    cases::ProgramMaker program;
    double (*clock)() = nullptr;  // seconds by a clock that only goes forward, for a deadline in time
    // Calls the function for 0 ... count - 1, perhaps at the same time; empty: one after the other.
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& part)> spread;
    Watch watch;  // tells how far it is and stops, where the solver behind the question can
};

struct Asked {
    const std::vector<GivenFile>& given;
    const Surroundings& surroundings;
};

// The one thing that the question is asked of, or why it cannot be. Precondition: something is given.
Result<const Opened*> the_one(const Asked& asked, Question question);
// As the scenario of statements that it is (or a conflict, for the questions that take one).
Result<const Scenario*> the_scenario(const Asked& asked, Question question);

// What weighs or shows the evidence has to know how it stands on its pages. Without pages nothing is changed.
void look_up_pages(Opened& opened, const Surroundings& surroundings);
Scenario with_pages(Scenario scenario, const Surroundings& surroundings);

// With its limit of time, the question's own watch: what can be left out is, once time is up.
Watch watch_of(const Arguments& arguments, const Surroundings& surroundings);

// --limit-memory and --limit-time.
template <class Limits>
void set_limits(Limits& limits, const Arguments& arguments, const Surroundings& surroundings) {
    limits.watch = surroundings.watch;
    if (arguments.has("--limit-memory"))
        limits.bytes = static_cast<std::size_t>(arguments.number("--limit-memory")) << 20;
    if (arguments.has("--limit-time") && surroundings.timer)
        limits.out_of_time = surroundings.timer(arguments.number("--limit-time"));
}

}  // namespace detente::answers
