// SPDX-License-Identifier: Apache-2.0
// A scenario under chosen accounts, put to the rooms: what they answer, together. So far the room of deals.
#pragma once

#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/case/bounds.h"
#include "detente/case/items.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"
#include "detente/steps/steps.h"

namespace detente::cases {

struct StudyRequest {
    std::vector<std::string>
        accounts;  // the first is the one asked about; empty: the default one, then all others
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
    // Spaces with more package codes than this are counted (as far as deals does) but not mapped or searched.
    std::uint64_t mapped_packages = 131'072;
    // Edges proved for each party and verdict.
    std::size_t edges = 24;
    bool steps = true;  // answer the ladder, where there is one
};

// A package at the edge of a verdict with its proof.
struct EdgeProof {
    int party = 0;
    Verdict verdict = Verdict::never;
    Edge edge;
    bool stated = false;  // not at the edge, but a statement speaks of just this package
    deals::Proof proof;
};

// What holds of one account beside the deals answer with the same index.
struct AccountStudy {
    std::vector<std::vector<Direction>> directions;  // [party][issue], as in force
    std::vector<std::string> items;                  // ids of all items in force, in file order
    std::vector<EdgeProof> bounds;  // by party, refusals before acceptances; then those stated
};

struct Study {
    deals::DealsAnswer deals;
    std::vector<AccountStudy> accounts;
    bool mapped = false;                       // false when the space is too large to draw
    std::optional<steps::AccountSteps> steps;  // of the account asked about, when the scenario has a ladder
};

// Errors: an unknown account, or what the rooms report.
Result<Study> study(const Scenario& scenario, const StudyRequest& question = {});

// The answer about the ladder under an account. Nothing where there is no ladder, or no piece of it in force:
// that is no reason to answer nothing at all.
std::optional<steps::AccountSteps> ladder_of(const Scenario& scenario, const std::string& account);

// True unless the account names items and none of them bears on packages (a statement on packages, a
// direction, a number, an infeasible combination): such an account is for another room.
bool bears_on_packages(const Scenario& scenario, const std::string& account);

// Accounts in the order they are answered: those named, or the default one first and then, in file order, the
// others that bear on packages.
std::vector<std::string> accounts_to_answer(const Scenario& scenario, const std::vector<std::string>& named);

}  // namespace detente::cases
