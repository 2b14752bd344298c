// SPDX-License-Identifier: Apache-2.0
// The worst that the opponents of one decision maker can make of each state, under each sanction rule.
#pragma once

#include <vector>

#include "detente/standoff/stability.h"

namespace detente::standoff {

// For each decision maker the members of each cell by increasing rank of its own; empty where moves are arcs.
std::vector<std::vector<State>> sorted_members(const Game& game);

std::vector<std::int32_t> worst_by_rule(const Game& game, const std::vector<std::vector<State>>& sorted,
                                        std::size_t i, const std::vector<std::int32_t>& value,
                                        std::int32_t ranks, bool improving, SanctionRule rule);

}  // namespace detente::standoff
