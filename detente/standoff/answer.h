// SPDX-License-Identifier: Apache-2.0
// What the room of the standoff is asked and what it answers: plain data. States are indices (id - 1),
// decision makers indices into the conflict of that account.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/progress.h"
#include "detente/standoff/conflict.h"
#include "detente/standoff/evolution.h"
#include "detente/standoff/simultaneous.h"
#include "detente/standoff/stability.h"

namespace detente::standoff {

struct StandoffQuery {
    std::vector<std::string> accounts;  // empty: the default one
    std::vector<std::string> concepts;  // keys of concept_table(); empty: nash, gmr, smr, seq, sseq
    SanctionRule rule = SanctionRule::legal;
    Simultaneous simultaneous = Simultaneous::off;
    std::optional<std::string> from;  // a state reference; by default the status quo
    bool evolution = false;           // distances and all shortest paths
    std::vector<std::string> movers;  // who takes part in moves from there; empty: everybody
    std::vector<std::string> why;     // state references
    std::vector<std::string> inverse;
    std::vector<std::string> inverse_parties;  // whose rankings vary; empty: all
    std::vector<std::string> tips;
    bool robustness = false;
    std::uint64_t samples = 100'000;
    std::uint64_t seed = 1;
    Watch watch;  // stopped: the answer is stopped_error()
};

// One concept: who would stay where, and the states where all would.
struct ConceptAnswer {
    std::string key;
    std::vector<Bits> stable;  // one a decision maker
    Bits equilibria;
};

// A sentence about a cell, and its parts.
struct Witness {
    State state = 0;
    std::string concept_key;
    int maker = 0;
    bool stable = false;
    struct Line {
        State improvement = 0;  // where the decision maker would rather go
        bool sanctioned = false;
        std::vector<Step> path;       // the sanction, from the improvement
        std::optional<State> escape;  // where it could still go from there, better than at first
    };
    std::vector<Line>
        lines;  // for a stable cell every improvement and what deters it; otherwise one that nobody deters
    std::string words;
};

// The smallest change of one party's ranking after which a state becomes, or stops being, an equilibrium.
struct Tip {
    State state = 0;
    std::string concept_key;
    int maker = 0;
    bool is_equilibrium = false;  // now
    std::optional<int> distance;  // Kemeny-Snell; absent: no change of this party's ranking does it
    bool exact = true;            // false: this is the best found
    int searched = 0;             // no change of this distance or less does it
    struct Pair {
        State first = 0, second = 0;
        int before = 0, after = 0;  // 1: first is better, 0: equal, -1: second is better
    };
    std::vector<Pair> pairs;
    std::string words;
};

// How many strict rankings of the named decision makers, the others as given, make a state an equilibrium.
struct Inverse {
    State state = 0;
    std::string concept_key;
    std::vector<int> makers;
    bool exact = true;
    std::string holds;  // in digits
    std::string of;     // all combinations of strict rankings, in digits
    double share = 0;   // holds / of; of the sample when not exact
    std::uint64_t samples = 0;
};

struct Robustness {
    std::string law;        // in words
    bool exact_law = true;  // drawn exactly from the uniform law over linear extensions
    std::uint64_t samples = 0, seed = 0;
    struct Row {
        std::string concept_key;
        std::vector<std::vector<std::uint64_t>> stable;  // [decision maker][state]: in how many rankings
        std::vector<std::uint64_t> equilibrium;          // [state]
    };
    std::vector<Row> rows;
};

struct AccountStandoff {
    Conflict conflict;
    SanctionRule rule = SanctionRule::legal;
    Simultaneous simultaneous = Simultaneous::off;
    std::vector<ConceptAnswer> concepts;
    std::vector<ConceptAnswer> strong, weak;  // with degrees of preference
    std::vector<std::pair<std::string, std::vector<ConceptAnswer>>>
        unknown;                             // "a" to "d", with unknown preferences
    std::vector<ConceptAnswer> coalitional;  // cnash and so on: the states stable for every coalition
    struct Merged {                          // members of a coalition replaced by one player
        std::vector<std::string> players;
        std::vector<ConceptAnswer> concepts;
    };
    std::optional<Merged> merged;
    std::optional<State> from;
    std::optional<Evolution> moves, improvements;
    std::optional<Bits> together;  // with named movers: what they can bring about from there and all prefer
    std::vector<Witness> witnesses;
    std::vector<Tip> tips;
    std::vector<Inverse> inverse;
    std::optional<Robustness> robustness;
    std::vector<std::string> notes;  // sentences: what was left out, and where definitions differ
};

struct StandoffAnswer {
    bool accounts_named = false;
    bool evolution = false;  // distances and shortest paths are asked for
    std::vector<AccountStandoff> accounts;
};

// States of an equilibrium set that a decision maker knows to be worse than the status quo.
Bits worse_than_status_quo(const Conflict& conflict, std::size_t maker, const Bits& equilibria);

}  // namespace detente::standoff
