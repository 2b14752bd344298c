// SPDX-License-Identifier: Apache-2.0
// The list of hedges and boosters, and how a word finds those that begin with it. What has to be looked at
// besides is told by the trap of each.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "detente/ledger/hedges.h"

namespace detente::ledger {

// What has to be looked at before a cue counts: its false friends.
enum class Trap {
    none,
    after_be,    // "was said to", not "said to him"
    evidential,  // "evidence suggests that", not "Han suggested that"
    may,
    might,
    could,
    possible,
    potential,
    quantity,  // "about 40", not "about coal"
    effectively,
    virtually,
    belief_verb,
    bound_to,
    if_condition,
    should_condition,
    would_condition,
    otherwise,
    alleged,
    must_have,
    certain_open,
    seem,
    it_appears,
};

struct CuePattern {
    std::vector<std::vector<std::string_view>> words;
    HedgeKind kind;
    Trap trap;
};

struct CueIndex {
    std::vector<CuePattern> patterns;
    std::unordered_map<std::string_view, std::vector<int>> by_first_word;  // longest first
};

// The list, looked through once.
const CueIndex& cue_index();

}  // namespace detente::ledger
