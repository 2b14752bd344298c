// SPDX-License-Identifier: Apache-2.0
// Where the statements of an account contradict each other: a smallest set that does, how well its members
// stand, and what stands above every contradiction.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// Of one party. The contradictions of different parties have nothing to do with each other.
struct PartyConflict {
    std::string account;
    int party = 0;
    // One smallest by inclusion, a strongest one: its weakest standing is the level.
    std::vector<std::pair<std::string, Standing>> smallest;
    Standing level = Standing::assumed;
    std::vector<std::string> below;  // statements at or below the level
    std::vector<std::string> above;  // statements above it: they are consistent
    bool frame_alone = false;        // what is left without any statement still contradicts itself
};

// Error: a red line that stands for too many packages.
Result<std::vector<PartyConflict>> conflicts(const Scenario& scenario, const InForce& account,
                                             deals::Family family, deals::Directions directions);

}  // namespace detente::cases
