// SPDX-License-Identifier: Apache-2.0
// A tournament ready to be played: its strategies read, its scenarios found and looked into, its matches
// numbered, and a name of its own that no other tournament has.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/profile.h"
#include "detente/talks/catalog.h"
#include "detente/tournaments/drawn.h"
#include "detente/tournaments/schedule.h"
#include "detente/tournaments/spec.h"

namespace detente::tournaments {

struct Entrant {
    std::string text;
    std::optional<talks::StrategyMaker> maker;
    std::string program;  // the command, where an outside program plays
};

// One scenario. Made ones are made when they are played, and so are the models of one given by statements.
struct Stage {
    std::string name;  // the path relative to the tournament's file, or the generator's name
    std::shared_ptr<const NumericScenario> scenario;  // read from files; null for all others
    std::shared_ptr<const DrawnStage> drawn;          // given by statements
    std::optional<Generator> generator;
    std::uint64_t made = 0;      // which of the generator's scenarios
    int parties = 0;             // with numbers; 0: it takes no part
    std::optional<Error> fault;  // why it takes no part
};

struct Tournament {
    Spec spec;
    std::vector<Entrant> entrants;
    std::vector<Stage> stages;
    std::vector<std::pair<std::string, std::string>>
        passed_over;                 // files that patterns met, and why they are none
    std::vector<std::string> notes;  // what a reader of the results should know
    Schedule schedule;
    // SHA-256 of everything that the results depend on: strategies, the scenarios' contents, laws, seed.
    // Paths and the order of reading do not count, but for the scenarios' order.
    std::string identity;
};

// Errors: unknown strategies and parameters, each with its line; a pattern that matches nothing; no scenario
// that can be played. With `strict`, also each scenario that does not load, which else takes no part and
// keeps its reason.
Result<Tournament> prepare(const Spec& spec, bool strict = false);

// The scenario itself, made where it is to be made. Precondition: no fault, and its models are not drawn.
std::shared_ptr<const NumericScenario> scenario_of(const Stage& stage);

// The version of the rules by which matches are numbered and seeded; results of another one are not merged.
inline constexpr int kNumbering = 1;

}  // namespace detente::tournaments
