// SPDX-License-Identifier: Apache-2.0
// What is played in a tournament, as its file says it. docs/tournaments.md has every key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/advice/models.h"
#include "detente/talks/session.h"
#include "detente/tournaments/generator.h"
#include "detente/tournaments/laws.h"

namespace detente::tournaments {

enum class TableProtocol { alternating, monotonic, simultaneous, unique };
std::string_view to_string(TableProtocol protocol);

// A path as written (a file, a folder, a pattern with * and ?), or scenarios to be made.
struct ScenarioSource {
    std::string path;
    std::optional<Generator> generator;
    Place place;
    std::string account;  // under which its statements are played; empty: the file's default one
};

struct StrategySource {
    std::string text;  // "boulware(e=0.1) accept=ac_next", "program:python3 agent.py"
    Place place;
};

struct Spec {
    std::string file;    // where it was read; for messages
    std::string folder;  // what its paths are relative to; empty: where the program runs
    std::string name;
    std::vector<StrategySource> strategies;
    std::vector<ScenarioSource> scenarios;
    NumberLaw rounds = NumberLaw::always(100);    // whole numbers, at least 1
    NumberLaw end_chance = NumberLaw::always(0);  // before each round, in [0, 1): a hidden deadline
    // A deadline by the clock as well, in seconds; 0: none. Such matches do not come out alike each time.
    NumberLaw seconds = NumberLaw::always(0);
    bool rounds_known = true;
    std::uint64_t repeat = 1;
    std::uint64_t seed = 1;
    bool self_play = true;  // false: matches in which every seat plays the same strategy are left out
    bool rotate = false;    // also let each other party open: profiles turn over the seats
    // One strategy in one seat, another in all others, instead of every assignment. Empty names: each
    // strategy takes its turn as the one.
    bool one_against_all = false;
    std::vector<StrategySource> ones;
    talks::Rules rules = talks::Rules::strict;
    TableProtocol protocol = TableProtocol::alternating;
    talks::NoDeal no_deal = talks::NoDeal::reservation;
    // Of scenarios given by statements: the laws that value functions are drawn from, in turn.
    std::vector<deals::Law> laws{deals::Law::steps, deals::Law::issues};
    bool discounted = false;      // use the profiles' own discount factors, by time
    bool measure_models = false;  // also keep how well each opponent model came to know the other side
    int move_limit = 1000;        // milliseconds, of programs at the table
    int session_limit = 60000;
};

// Errors: all that were found, each with its line: what is not TOML, unknown keys and laws (with the nearest
// known one), values out of their bounds, nothing to play.
Result<Spec> read_spec(std::string_view text, const std::string& file);
Result<Spec> read_spec_file(const std::string& path);

}  // namespace detente::tournaments
