// SPDX-License-Identifier: Apache-2.0
// Whether a domain of two parties is too easy a test: MiCRO, which has no model, no clock and no parameter,
// against itself. de Jonge ("An analysis of the linear bilateral ANAC domains using the MiCRO benchmark
// strategy", IJCAI 2022; "Theoretical properties of the MiCRO negotiation strategy", JAAMAS 2024) calls a
// domain balanced where two MiCRO agents come to an optimal agreement.
//
// Both give way one bid at a time, so they meet at an outcome whose larger rank is least, a party's rank of
// an outcome being how many of its distinct bids come no later. `rank` of the Nash point says for each role
// how far it must go down its list to reach the fair deal: where ranks differ, the role with the smaller rank
// gets more than its fair share by doing nothing but waiting for the other.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/scenario/profile.h"
#include "detente/scenario/scenario.h"
#include "detente/tournaments/results.h"

namespace detente::tournaments {

struct BalanceReport {
    std::string scenario;
    double outcomes = 0;
    std::array<std::string, 2> parties;
    // What each role has under MiCRO against MiCRO, when the first, and when the second party opens.
    struct Opening {
        bool agreed = false;
        int rounds = 0;
        std::string agreement;
        std::array<double, 2> utilities{}, advantages{};
        Distances distances;
    };
    std::array<Opening, 2> openings;
    bool nash_known = false;
    std::array<double, 2> nash{};          // utilities
    std::array<std::uint64_t, 2> ranks{};  // of the Nash point, from 1; 0: not known
    std::array<double, 2> shortfall{};  // mean of (Nash - MiCRO) over both openings, as a share of the range
    bool balanced = false;              // within kNear of the Nash point for both roles, whoever opens
};
inline constexpr double kNear = 0.05;  // of each party's range of utilities

// Errors: not two parties with numbers; no numbers; a space that cannot be played.
Result<BalanceReport> balance(const NumericScenario& scenario);

// The same of a scenario of statements, for value functions drawn from what they allow: in which share of the
// drawn models the domain is balanced. Such shares are no probabilities.
struct DrawnBalance {
    std::string scenario, account;
    double outcomes = 0;
    std::array<std::string, 2> parties;
    struct Law {
        std::string law;
        bool walked = false;                // see ModelRow
        std::uint64_t models = 0;           // of each party
        std::uint64_t nash_known = 0;       // in so many there is a deal that both want, and so a Nash point
        std::uint64_t balanced = 0;         // of them
        std::uint64_t agreed = 0;           // MiCRO agrees with itself, whoever opens
        std::array<double, 2> shortfall{};  // mean over those with a Nash point, as in BalanceReport
    };
    std::vector<Law> laws;
};
inline constexpr std::uint64_t kBalanceModels = 200;  // under each law

// Errors: as drawn_stage(); not two parties.
Result<DrawnBalance> balance(const Scenario& scenario, const std::string& account, std::uint64_t seed);

// "detente.balance/1"; docs/json.md has every key.
Document to_document(const BalanceReport& report);
Document to_document(const DrawnBalance& report);

}  // namespace detente::tournaments
