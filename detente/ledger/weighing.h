// SPDX-License-Identifier: Apache-2.0
// What a verdict rests on: how well it stands, which statements and sources it cannot lose, what would
// reverse it. The solver is handed in, so that the same code weighs the verdicts of every room.
//
// Best standing is the max-min of possibilistic logic (Dubois and Prade 1988): the highest rung at which the
// verdict still follows from statements at or above it. Criticality is counterfactual cause (Meliou et al.
// 2010): the verdict changes when that one thing is gone. Sources are speakers, relays and outlets alike.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "detente/scenario/item.h"
#include "detente/scenario/verdict.h"

namespace detente::ledger {

using Held = Verdict;

// Which statements are in force: one flag a statement.
using InForceFlags = std::vector<bool>;

struct WeighedStatement {
    std::string id;
    Standing standing = Standing::assumed;
    // One list of sources for each separate report of it (speaker, relays, outlet). A source counts against
    // the statement only when it stands in every list. No list at all: the statement has no source.
    std::vector<std::vector<std::string>> backings;
};

struct WeighingSolver {
    // The verdict from these statements. Adding statements never turns always into never or back (monotone).
    std::function<Verdict(const InForceFlags&)> verdict;
    // The statements of one proof of that verdict; only asked for where the verdict is always, never or
    // conflict.
    std::function<std::vector<std::size_t>(const InForceFlags&)> proof;
    // The verdict with one statement replaced by its opposite. May be empty: then nothing is said of
    // reversals.
    std::function<Verdict(const InForceFlags&, std::size_t)> reversed;
};

struct SourceLoss {
    std::string source;
    Verdict left = Verdict::undetermined;  // the verdict without it
    std::optional<Standing> standing;      // its best standing then
};

struct Weight {
    Verdict verdict = Verdict::undetermined;
    std::optional<Standing> standing;              // none where undetermined, or where no statement is needed
    bool needs_no_statement = false;               // the verdict follows from the directions alone
    std::vector<std::size_t> weak_links;           // statements whose loss lowers the standing
    std::vector<std::size_t> critical_statements;  // whose loss alone changes the verdict
    std::vector<SourceLoss> critical_sources;      // whose withdrawal alone changes the verdict
    std::vector<SourceLoss> other_sources;         // the rest, with the standing that is left
    int survives = 0;                              // losses of statements that it surely survives, 0 to 3
    std::vector<std::vector<std::size_t>>
        falls_by;                // the smallest sets whose loss changes it, when within three
    int independent_proofs = 0;  // most proofs that share no source
    bool proofs_capped = false;  // more proofs than were listed: the count is a lower bound
    std::vector<std::pair<std::size_t, Verdict>>
        reverses;  // statements whose opposite would give another verdict
};

// The highest rung at which the verdict is the same, or none.
std::optional<Standing> best_standing(const std::vector<WeighedStatement>& statements,
                                      const InForceFlags& in_force, const WeighingSolver& solver);

Weight weigh(const std::vector<WeighedStatement>& statements, const InForceFlags& in_force,
             const WeighingSolver& solver);

// For statements in conflict: the weakest standing of the strongest minimal conflict, and the statements
// above it, which are consistent.
struct ConflictLevel {
    Standing level = Standing::assumed;
    InForceFlags above;
};
ConflictLevel conflict_level(const std::vector<WeighedStatement>& statements, const InForceFlags& in_force,
                             const WeighingSolver& solver);

}  // namespace detente::ledger
