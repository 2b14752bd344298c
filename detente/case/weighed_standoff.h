// SPDX-License-Identifier: Apache-2.0
// What the equilibria of a standoff rest on: which party's order of the states.
//
// What can be lost is a party's whole order; it may then be any. A state is an equilibrium for every order of
// the parties whose order is lost (`always`) iff it is one where such a party likes that state least of all
// and the others of them improve on nothing; these are the orders under which least is deterred. It is none
// for any (`never`) iff some other party would leave it whatever they do: exactly so for nash, gmr and smr;
// for seq and sseq it is said where not even gmr (smr) would keep that party there, and otherwise the loss is
// taken to leave it undetermined. Moves, feasibility and irreversibility are the frame: without one of them
// there is another standoff, not a less certain one, so they are not weighed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/case/verdict_weight.h"
#include "detente/standoff/answer.h"

namespace detente::cases {

struct StandoffCell {
    standoff::State state = 0;
    std::string concept_key;
};

struct StandoffGroup {
    VerdictWeight weight;  // always: an equilibrium; never: none
    std::vector<StandoffCell> cells;
};

struct StandoffWeights {
    std::string account;
    std::string refused;                // why nothing is weighed, or empty
    std::vector<std::string> weighed;   // ids of the orders
    std::vector<StandoffGroup> groups;  // by their first cell: concept by concept
};

// One an account of the answer. Weighed are nash, gmr, smr, seq and sseq, as far as they were asked for, of
// standoffs with whole orders, at most 128 states and 6 parties.
std::vector<StandoffWeights> weigh_standoff(const Scenario& scenario, const standoff::StandoffAnswer& answer);

// Adds `weighed` to each account of a standoff document.
void add_weights(Document& standoff, const std::vector<StandoffWeights>& weights, bool accounts_named);

}  // namespace detente::cases
