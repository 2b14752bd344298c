// SPDX-License-Identifier: Apache-2.0
// Who judges how, for the relational engine.
#pragma once

#include <vector>

#include "detente/standoff/conflict.h"
#include "detente/standoff/internal/relational.h"

namespace detente::standoff {

// The four readings of unknown preferences (Li, Hipel, Kilgour and Fang 2004): does one leave for a state
// that may or may not be better (a, c), and is one deterred by such a state (c, d)? Opponents answer by moves
// that may improve.
enum class Uncertainty { a, b, c, d };
std::vector<Player> uncertain_players(const Conflict& conflict, Uncertainty uncertainty);

// Attitudes (Inohara, Hipel and Walker 2007): a player moves to what fits its wishes for everybody: no worse
// for those it wishes well, not so for those it begrudges. Staying at s deters like any state that does not
// fit.
std::vector<Player> relational_players(const Conflict& conflict);

// Members of a coalition replaced by one player, who makes their moves jointly, improves when every member
// does, and is deterred by what is not better for all of them. In graph form its moves are the members' legal
// sequences.
std::vector<Player> merged_players(const Conflict& conflict, std::vector<std::string>& names);

}  // namespace detente::standoff
