// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <utility>

#include "detente/answers/numeric.h"
#include "detente/formats/files/read_file.h"
#include "detente/formats/source_page.h"
#include "detente/outside/program.h"

namespace detente::cli {

Result<Opened> read_asked(const std::vector<std::string>& paths, Question question) {
    Result<Opened> opened = open_input(paths);
    if (!opened) return opened;
    const std::string shown = paths.front() == "-" ? kStandardInput : paths.front();
    if (std::optional<Error> error = cannot_be_asked(question, *opened, shown)) return *error;
    if (question == Question::briefing || question == Question::deals || question == Question::standoff ||
        question == Question::steps)  // `check` looks by itself
        answers::look_up_pages(*opened, surroundings({}));
    return opened;
}

Result<Scenario> read_input(const std::string& path, Question question) {
    Result<Opened> opened = read_asked({path}, question);
    if (!opened) return opened.errors();
    return scenario_of_statements(std::move(*opened), path);
}

Result<Scenario> scenario_of_statements(Opened opened, const std::string& path) {
    if (auto* conflict = std::get_if<GmcrConflict>(&opened)) return std::move(conflict->scenario);
    if (auto* scenario = std::get_if<TomlScenario>(&opened)) return std::move(scenario->scenario);
    return make_error({path, 0, 0}, "this is no scenario of statements", "name one in TOML");
}

Result<NumericScenario> read_numeric_input(const std::vector<std::string>& paths, Question question) {
    Result<Opened> opened = read_asked(paths, question);
    if (!opened) return opened.errors();
    return answers::numbers_of(*opened, paths.front());
}

namespace {

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// On as many threads as the machine has; what each part finds does not depend on which one it ran on.
void spread(std::size_t count, const std::function<void(std::size_t)>& part) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t number = next++; number < count; number = next++) part(number);
    };
    std::vector<std::thread> others;
    const std::size_t threads =
        std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), count);
    for (std::size_t k = 1; k < threads; ++k) others.emplace_back(work);
    work();
    for (std::thread& other : others) other.join();
}

}  // namespace

answers::Surroundings surroundings(const Arguments& arguments) {
    answers::Surroundings result;
    result.page_of = read_source_page;
    result.file = read_file;
    result.timer = [](long long seconds) -> std::function<bool()> {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
        return [end] { return std::chrono::steady_clock::now() > end; };
    };
    if (arguments.command != "talk") return result;
    result.clock = seconds_now;
    result.spread = spread;
    const outside::ProgramLimits limits{std::chrono::milliseconds(arguments.number("--move-limit")),
                                        std::chrono::milliseconds(arguments.number("--session-limit"))};
    result.program = [limits](const std::string& command, const cases::ProgramPlace& place) {
        return outside::program_strategy(command,
                                         {place.scenario, place.profile, place.seat, place.parties,
                                          place.protocol, place.rules, place.rounds, place.outcomes},
                                         limits);
    };
    return result;
}

}  // namespace detente::cli
