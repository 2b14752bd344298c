// SPDX-License-Identifier: Apache-2.0
// The standoff as what "no deal" is worth: packages held against states, walks judged, no deal drifting with
// time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/deals/statements/answer.h"
#include "detente/standoff/answer.h"
#include "detente/standoff/conflict.h"

namespace detente::cases {

// The scenario in which no deal is this state of the standoff: what `deals` says of it, it says of packages
// against the state. No deal becomes an alternative of its own for every party; what was no deal is the
// package in which nothing is agreed. How the two compare is known for a party whose `[standoff.no_deal]`
// state it orders against this one; statements that name this state, or that one, then bind. Statements that
// name other states bind nothing. Error: a party's no deal is a number or separate already, and this is
// another state.
Result<Scenario> against_state(const Scenario& scenario, const standoff::Conflict& conflict,
                               standoff::State state);

// The scenario after so many periods without a signature, as `[standoff.drift]` says: with a number, the
// no-deal value moves by `per_period` each; without, no deal is for that party at least as good (or as bad)
// as it was. Precondition: periods >= 0. Error: a drift in words for a party whose no deal is a number, or
// one in numbers where it has none.
Result<Scenario> after_periods(const Scenario& scenario, const InForce& account, const Rational& periods);

// One offer held against the states that matter: where walks lead, the equilibria (Nash), the status quo.
struct OfferAnswer {
    Package package;
    std::string concept_key;  // whose equilibria it is held against; empty: none
    struct Against {
        standoff::State state = 0;
        bool equilibrium = false;
        std::vector<Verdict> verdicts;  // one a party of the scenario
    };
    std::vector<Against> against;
    struct Walk {
        int party = 0;  // in the scenario
        std::string tone;
        standoff::State leads_to = 0;
        Verdict verdict = Verdict::undetermined;
        // Walking is a best reply to the offer when the offer is `never` against the state that the walk
        // leads to; it is none when the offer is `always` at least as good; otherwise nobody knows.
        std::optional<bool> best_reply;
    };
    std::vector<Walk> walks;
};

// `equilibria`: those of a concept, to hold the offer against beside the walks' states and the status quo.
// Error: as against_state(); the statements contradict each other under this account.
Result<OfferAnswer> judge_offer(const Scenario& scenario, const standoff::Conflict& conflict,
                                const Package& package, const standoff::ConceptAnswer* equilibria);

// { package, concept, against: [ { state, equilibrium, verdicts } ], walks: [ { party, tone, leads_to,
// verdict, best_reply } ] }
Document to_document(const OfferAnswer& offer, const Scenario& scenario);

}  // namespace detente::cases
