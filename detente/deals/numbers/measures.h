// SPDX-License-Identifier: Apache-2.0
// Measures of a scenario under a named family of definitions.
//   opposition:  strict, genius: the least distance of an outcome to (1, ..., 1) (GENIUS, BidSpace). strict
//   divides each
//                party's utilities by its best where that is above 1. geniusweb: the distance of its
//                Kalai-Smorodinsky point to (1, ..., 1) (ANL 2022 `specials.json`). negolog: the distance of
//                the point with the greatest sum. negmas: the least distance over the outcomes nobody finds
//                worse than no deal, each utility divided by its party's best.
//   balance:     mean of the first party's utilities minus mean of the second's (NegoLog, BalanceScore).
//   rational:    outcomes that give every party at least its reservation value; negmas: more than it. The
//                families that compute in doubles compare doubles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/rational.h"
#include "detente/deals/numbers/block_sum.h"
#include "detente/deals/numbers/definitions.h"
#include "detente/deals/numbers/frontier.h"
#include "detente/deals/numbers/solution_points.h"

namespace detente::numbers {

struct Measures {
    Rational outcomes;                  // those that are allowed
    bool outcomes_exact = true;         // false: forbidden combinations were not counted off
    std::vector<Rational> best, worst;  // over all allowed outcomes
    bool worst_known = true;
    std::vector<std::optional<Rational>>
        means;  // over all allowed outcomes; nullopt where it would take a listing
    std::optional<Rational> rational_outcomes;
    std::optional<Rational> rational_share;
    // Outcomes that the game's own rule lets pass, where it has one in which fewer than all suffice.
    bool own_rule = false;
    AgreementRule rule;
    std::optional<Rational> agreed_outcomes;
    std::optional<double> opposition;
    std::optional<Rational> opposition_squared;  // exact readings only
    std::string_view opposition_rule;            // a literal
    std::optional<Rational> balance;             // two parties
    // Why a number is not there: its key in the document, and the reason.
    std::vector<std::pair<std::string, std::string>> missing;
};

// `points`: as solution_points gives them for the same frontier. `blocks`: as block_sum gives them for the
// profiles.
Measures measure(const NumericScenario& scenario, const std::vector<int>& profiles, const Frontier& frontier,
                 const Stakes& stakes, const std::vector<NamedPoint>& points, Definitions definitions,
                 const Result<BlockSum>& blocks, const SearchLimits& limits = {});

// The opposition alone, without a count of outcomes: the same numbers as measure() gives. Nothing where the frontier is
// empty.
void measure_opposition(const Frontier& frontier, const Stakes& stakes, const std::vector<NamedPoint>& points,
                        Definitions definitions, Measures& measures);

// What one deal is worth: per party, together, and how far it is from the solutions.
struct DealMeasures {
    std::vector<Rational> utilities;
    std::vector<Rational> gains;  // over the threat values
    std::vector<bool> rational;   // gain >= 0
    Rational sum;
    Rational product;  // of gains
    Rational least_gain;
    Rational greatest_difference;                           // of gains
    std::optional<std::size_t> better;                      // a point of the frontier that dominates it
    double distance_to_frontier = 0;                        // to the nearest point of it (Euclid)
    std::vector<std::pair<std::string, double>> distances;  // to each named point
};
DealMeasures measure_deal(const NumericScenario& scenario, const std::vector<int>& profiles,
                          const Outcome& outcome, const Frontier& frontier, const Stakes& stakes,
                          const std::vector<NamedPoint>& points);

// No agreement counts as the point of the threat values (strict, negmas) or as (0, ..., 0) (the other
// families).
std::vector<Rational> no_agreement(const Stakes& stakes, Definitions definitions);

}  // namespace detente::numbers
