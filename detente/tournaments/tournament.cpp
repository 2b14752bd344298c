// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/tournament.h"

#include <algorithm>

#include "detente/base/sha256.h"
#include "detente/formats/open.h"
#include "detente/scenario/numeric_view.h"
#include "detente/talks/outcome_table.h"
#include "detente/talks/wide_profile.h"
#include "detente/tournaments/find_scenarios.h"
#include "detente/tournaments/scenario_text.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

constexpr std::string_view kProgram = "program:";

// "programm:python3 agent.py" as it was meant; empty where it was not meant so.
std::string meant_as_program(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || text.find_first_of(" (=") < colon) return {};
    return std::string(kProgram) + text.substr(colon + 1);
}

Result<std::vector<Entrant>> entrants_of(const Spec& spec) {
    std::vector<Entrant> entrants;
    Errors errors;
    for (const StrategySource& source : spec.strategies) {
        Entrant entrant;
        entrant.text = source.text;
        if (source.text.starts_with(kProgram)) {
            entrant.program = source.text.substr(kProgram.size());
            if (entrant.program.find_first_not_of(' ') == std::string::npos)
                errors.push_back(make_error(source.place, "`program:` names no command",
                                            "write \"program:python3 agent.py\""));
        } else if (const std::string meant = meant_as_program(source.text); !meant.empty()) {
            errors.push_back(make_error(source.place, "there is no strategy `" + source.text + "`",
                                        "did you mean `" + meant + "`?"));
        } else {
            Result<talks::StrategyMaker> maker = talks::read_strategy(source.text, spec.rules);
            if (!maker) {
                for (Error error : maker.errors()) {
                    error.place = source.place;
                    errors.push_back(std::move(error));
                }
                continue;
            }
            entrant.maker = std::move(*maker);
        }
        entrants.push_back(std::move(entrant));
    }
    if (!errors.empty()) return errors;
    return entrants;
}

// A scenario of statements is played by drawn models where some party is not given by numbers alone.
bool known_by_statements(const Scenario& scenario) {
    for (std::size_t party = 0; party < scenario.parties.size(); ++party)
        if (!fully_numbered(scenario, static_cast<int>(party))) return true;
    return false;
}

std::optional<Error> too_many_parties(const Spec& spec, int parties) {
    if (spec.protocol == TableProtocol::monotonic && parties > 2)
        return make_error(
            {}, "the protocol `monotonic` is for two parties, and this has " + std::to_string(parties),
            "use the protocol alternating, simultaneous or unique");
    if (spec.protocol == TableProtocol::simultaneous && parties > 16)
        return make_error({},
                          "votes on simultaneous offers are counted for at most 16 parties, and this has " +
                              std::to_string(parties),
                          "use the protocol alternating");
    return std::nullopt;
}

// What keeps a scenario from being played in this tournament.
std::optional<Error> unplayable(const Spec& spec, const NumericScenario& scenario, int parties) {
    if (parties < 2)
        return make_error({},
                          "matches need two parties with numbers, and this has " + std::to_string(parties),
                          "give the parties utilities");
    if (std::optional<Error> fault = too_many_parties(spec, parties)) return fault;
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    if (talks::OutcomeTable(sizes).listed()) return std::nullopt;
    for (std::size_t k = 0; k < scenario.profiles.size(); ++k) {
        if (!has_numbers(scenario.profiles[k])) continue;
        const Result<talks::WideProfile> wide = talks::WideProfile::of(scenario, static_cast<int>(k));
        if (!wide) return wide.errors().front();
    }
    return std::nullopt;
}

std::optional<Error> play_by_statements(const Spec& spec, const Scenario& scenario,
                                        const std::string& account, Stage& stage) {
    const auto parties = static_cast<int>(scenario.parties.size());
    if (parties < 2)
        return make_error({}, "matches need two parties, and this has " + std::to_string(parties),
                          "give it a second party");
    if (std::optional<Error> fault = too_many_parties(spec, parties)) return fault;
    Result<DrawnStage> drawn = drawn_stage(scenario, account, spec.laws);
    if (!drawn) return drawn.errors().front();
    stage.parties = parties;
    stage.drawn = std::make_shared<const DrawnStage>(std::move(*drawn));
    return std::nullopt;
}

std::optional<Error> play_by_numbers(const Spec& spec, NumericScenario scenario, Stage& stage,
                                     std::vector<std::string>& notes) {
    int parties = 0;
    std::string orders;
    for (const Profile& profile : scenario.profiles)
        if (has_numbers(profile))
            ++parties;
        else
            orders += (orders.empty() ? "`" : ", `") + profile.name + "`";
    if (std::optional<Error> fault = unplayable(spec, scenario, parties)) {
        if (!orders.empty() && parties < 2)
            fault->message += "; of " + orders + " only an order of outcomes is known";
        return fault;
    }
    if (!orders.empty())
        notes.push_back(stage.name + " is played without " + orders +
                        ", of whom only an order of outcomes is known and no utilities");
    stage.parties = parties;
    stage.scenario = std::make_shared<const NumericScenario>(std::move(scenario));
    return std::nullopt;
}

Stage read_stage(const Spec& spec, FoundScenario& found, std::vector<std::string>& notes) {
    Stage stage;
    stage.name = found.name;
    Result<Opened> opened = found.opened ? std::move(*found.opened) : open_input({found.path});
    found.opened.reset();
    if (!opened) {
        stage.fault = opened.errors().front();
        return stage;
    }
    const auto* toml = std::get_if<TomlScenario>(&*opened);
    auto* numbers = std::get_if<NumericScenario>(&*opened);
    if (toml && (known_by_statements(toml->scenario) || !found.account.empty())) {
        stage.fault = play_by_statements(spec, toml->scenario, found.account, stage);
    } else if (!found.account.empty()) {
        stage.fault =
            make_error({}, "an account is named, and this scenario has no statements", "leave `account` out");
    } else if (toml) {
        Result<NumericScenario> view = numeric_view(toml->scenario);
        stage.fault = view ? play_by_numbers(spec, std::move(*view), stage, notes)
                           : std::optional<Error>(view.errors().front());
    } else if (numbers) {
        stage.fault = play_by_numbers(spec, std::move(*numbers), stage, notes);
    } else {
        stage.fault = make_error({}, "this holds no parties with values",
                                 "name a numeric scenario, or a TOML file whose parties have statements or "
                                 "values");
    }
    if (stage.fault && stage.fault->place.file.empty()) stage.fault->place.file = found.path;
    return stage;
}

// What a reader of the results should know of how statements were played.
void note_laws(Tournament& tournament) {
    const Spec& spec = tournament.spec;
    if (spec.repeat >= spec.laws.size()) return;
    if (std::none_of(tournament.stages.begin(), tournament.stages.end(),
                     [](const Stage& stage) { return stage.drawn != nullptr; }))
        return;
    std::string unused;
    for (std::size_t k = static_cast<std::size_t>(spec.repeat); k < spec.laws.size(); ++k)
        unused += (unused.empty() ? "`" : ", `") + std::string(to_string(spec.laws[k])) + "`";
    tournament.notes.push_back("with repeat = " + std::to_string(spec.repeat) +
                               " scenarios of statements have no repetition under the law " + unused +
                               "; more repetitions draw more models");
}

Result<std::vector<Stage>> stages_of(const Spec& spec,
                                     std::vector<std::pair<std::string, std::string>>& passed_over,
                                     std::vector<std::string>& notes) {
    Result<std::vector<FoundScenario>> found = find_scenarios(spec.scenarios, spec.folder);
    if (!found) return found.errors();
    std::vector<const Generator*> generators;
    for (const ScenarioSource& source : spec.scenarios)
        if (source.generator) generators.push_back(&*source.generator);
    std::vector<Stage> stages;
    std::size_t next = 0;
    for (FoundScenario& one : *found) {
        if (!one.passed_over.empty()) {
            passed_over.emplace_back(one.name, one.passed_over);
            continue;
        }
        if (!one.name.empty()) {
            stages.push_back(read_stage(spec, one, notes));
            continue;
        }
        const Generator& generator = *generators[next++];
        for (std::uint64_t k = 0; k < generator.count; ++k) {
            Stage stage;
            stage.name = std::string(to_string(generator.law)) + "-" + std::to_string(next) + "-" +
                         std::to_string(k + 1);
            stage.generator = generator;
            stage.made = k;
            stage.parties = generator.parties;
            if (std::optional<Error> fault = too_many_parties(spec, generator.parties)) {
                fault->place = one.place;
                return *fault;
            }
            stages.push_back(std::move(stage));
        }
    }
    return stages;
}

ScheduleRules rules_of(const Spec& spec) {
    ScheduleRules rules;
    rules.strategies = static_cast<int>(spec.strategies.size());
    rules.repeat = spec.repeat;
    rules.self_play = spec.self_play;
    rules.rotate = spec.rotate;
    rules.one_against_all = spec.one_against_all;
    for (const StrategySource& one : spec.ones)
        for (std::size_t k = 0; k < spec.strategies.size(); ++k)
            if (spec.strategies[k].text == one.text) rules.ones.push_back(static_cast<int>(k));
    return rules;
}

std::string identity_of(const Tournament& tournament) {
    const Spec& spec = tournament.spec;
    std::string text = "detente tournament " + std::to_string(kNumbering) + "\n";
    const auto line = [&text](std::string_view key, const std::string& value) {
        text += std::string(key) + " " + value + "\n";
    };
    line("seed", std::to_string(spec.seed));
    line("repeat", std::to_string(spec.repeat));
    line("rounds", to_string(spec.rounds));
    line("end_chance", to_string(spec.end_chance));
    if (spec.seconds.greatest() > 0) line("seconds", to_string(spec.seconds));
    line("rounds_known", spec.rounds_known ? "yes" : "no");
    line("self_play", spec.self_play ? "yes" : "no");
    line("rotate", spec.rotate ? "yes" : "no");
    line("rules", spec.rules == talks::Rules::strict ? "strict" : "negmas");
    line("protocol", std::string(to_string(spec.protocol)));
    line("no_deal", spec.no_deal == talks::NoDeal::zero ? "zero" : "reservation");
    line("discounted", spec.discounted ? "yes" : "no");
    line("measure_models", spec.measure_models ? "yes" : "no");
    if (spec.one_against_all) {
        line("one_against_all", std::to_string(spec.ones.size()));
        for (const StrategySource& one : spec.ones) line("one", one.text);
    }
    for (const Entrant& entrant : tournament.entrants) {
        line("strategy", entrant.text);
        if (!entrant.program.empty())
            line("limits", std::to_string(spec.move_limit) + " " + std::to_string(spec.session_limit));
    }
    for (const Stage& stage : tournament.stages) {
        line("scenario", stage.name);
        if (stage.fault)
            line("fault", "");
        else if (stage.generator)
            line("made", to_string(*stage.generator) + " " + std::to_string(stage.made));
        else if (stage.drawn)
            line("drawn", sha256(drawn_text(*stage.drawn)));
        else
            line("holds", sha256(scenario_text(*stage.scenario)));
    }
    return sha256(text);
}

}  // namespace

std::shared_ptr<const NumericScenario> scenario_of(const Stage& stage) {
    if (stage.scenario) return stage.scenario;
    return std::make_shared<const NumericScenario>(make_scenario(*stage.generator, stage.made));
}

Result<Tournament> prepare(const Spec& spec, bool strict) {
    Tournament tournament;
    tournament.spec = spec;
    Result<std::vector<Entrant>> entrants = entrants_of(spec);
    Result<std::vector<Stage>> stages = stages_of(spec, tournament.passed_over, tournament.notes);
    Errors errors;
    if (!entrants) errors = entrants.errors();
    if (!stages) errors.insert(errors.end(), stages.errors().begin(), stages.errors().end());
    if (!errors.empty()) return errors;
    tournament.entrants = std::move(*entrants);
    tournament.stages = std::move(*stages);
    std::vector<int> parties;
    bool any = false;
    for (const Stage& stage : tournament.stages) {
        parties.push_back(stage.parties);
        any = any || !stage.fault;
        if (stage.fault) errors.push_back(*stage.fault);
    }
    if (!errors.empty() && (strict || !any)) return errors;
    Result<Schedule> schedule = Schedule::of(rules_of(spec), parties);
    if (!schedule) {
        errors = schedule.errors();
        errors.front().place.file = spec.file;
        return errors;
    }
    tournament.schedule = std::move(*schedule);
    tournament.identity = identity_of(tournament);
    note_laws(tournament);
    return tournament;
}

}  // namespace detente::tournaments
