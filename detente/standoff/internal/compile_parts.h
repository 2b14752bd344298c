// SPDX-License-Identifier: Apache-2.0
// The workbench of `compile`: what its parts share.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "detente/standoff/conflict.h"

namespace detente::standoff {

struct Compilation {
    const Scenario& scenario;
    const StandoffSection& section;
    const InForce& account;
    Conflict conflict;
    Errors errors;
    std::unordered_map<std::string, State> by_name;
    std::vector<std::string> absent_names;  // names of combinations that this account rules out

    void fail(const Place& place, std::string message, std::string remedy);
    void fail(const Errors& more);
    std::optional<Formula> formula(const PlacedText& text);
    int decision_maker_of(int party) const;  // -1: that party is none
    void name(State state, const std::string& name, const Place& place);

    // One state by reference. `what` begins the sentence when the reference fails.
    std::optional<State> state(const PlacedText& reference, const std::string& what);
    // All states of a list "HF, 3, code:5, (strike & !test)".
    std::vector<State> state_list(const PlacedText& references);
    // The same as combinations: a formula is looked at in each of them, and a coalesced state stands for all
    // its members. Where nothing is coalesced that is the list of states.
    std::vector<State> combination_list(const PlacedText& references);
    Bits combinations_where(const Formula& formula);
    std::vector<State> listed(const PlacedText& references, bool combinations);
    std::optional<Conflict> flat{};  // options and combinations alone, nothing coalesced
};

void compile_moves(Compilation& c);
void compile_preferences(Compilation& c);

}  // namespace detente::standoff
