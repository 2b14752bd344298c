// SPDX-License-Identifier: Apache-2.0
// A standoff under one account, compiled: states numbered densely, moves as blocks or arcs, preferences as
// scores.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"
#include "detente/standoff/preference.h"
#include "detente/standoff/stability.h"

namespace detente::standoff {

struct DecisionMaker {
    std::string id;
    std::string name;
    int party = 0;  // in the scenario
};

struct Conflict {
    std::string account;
    std::vector<DecisionMaker> decision_makers;
    std::vector<StandoffOption> options;  // as written; empty in graph form
    std::vector<int> option_owner;        // a decision maker each, or -1: nobody may change it
    std::vector<bool> rises, falls;       // whether the owner may raise or lower it
    Radix radix;

    State count = 0;              // states, those that count as one taken together
    States listed;                // combinations; equal to the states when nothing is coalesced
    std::vector<State> class_of;  // combination -> state; empty when nothing is coalesced
    std::vector<std::uint64_t>
        codes;                       // of each state when something is coalesced: the largest of its members
    std::vector<std::string> names;  // of each state, may be empty strings; empty vector when none has a name

    std::vector<Moves> moves;                  // of each decision maker
    std::vector<Moves> combination_moves;      // the same between combinations; only where some are coalesced
    std::vector<StatePreference> preferences;  // of each decision maker
    std::vector<std::vector<int>> attitudes;   // [i][j]: -1, 0, +1; empty when none are stated
    std::vector<std::vector<int>> coalitions;  // decision makers that act as one
    std::optional<State> status_quo;
    struct WalkTo {
        int decision_maker = -1;  // -1: anybody
        std::string tone;
        State state = 0;
        Item item;
    };
    std::vector<WalkTo> walks;
    std::vector<std::pair<int, State>> no_deal;  // decision maker, the state that serves it as no deal

    bool graph_form() const { return options.empty(); }
    bool coalesced() const { return !class_of.empty(); }
    bool complete() const;  // every preference is
    std::uint64_t code(State state) const { return codes.empty() ? listed.code(state) : codes[state]; }
    int level(State state, int option) const { return radix.level(code(state), option); }
    // The name, or "s" and the id.
    std::string label(State state) const;
    // Scores for the linear engine. Precondition: complete().
    Game game() const;
};

// Error: no [standoff] section, or anything wrong in it under that account; faults are reported together.
Result<Conflict> compile(const Scenario& scenario, std::string_view account);

// A state reference: a name, an id, or "code:N".
Result<State> find_state(const Conflict& conflict, const PlacedText& reference);
// The states in which a formula holds; that of a coalesced state is decided by the combination with its code.
Bits states_where(const Conflict& conflict, const Formula& formula);

// States by prioritised statements (Fang, Hipel, Kilgour and Peng 2003): the truth vectors compared
// lexicographically, the most important statement first, whatever their number.
Ranking rank_by_statements(const Conflict& conflict, const std::vector<Formula>& statements);

}  // namespace detente::standoff
