// SPDX-License-Identifier: Apache-2.0
// The answer for other programs: a table in CSV, the state graph for Graphviz.
#pragma once

#include <string>

#include "detente/standoff/answer.h"

namespace detente::standoff {

// One row a state: id, code, name, options, then a column for each concept and decision maker ("nash:us") and
// one for each concept's equilibria ("nash"), 1 or 0. RFC 4180, lines ended by CR LF.
std::string to_csv(const AccountStandoff& answer);

// Nodes are states (equilibria of the first concept with a double line), arrows moves, one colour a decision
// maker; improvements are solid, other moves dotted. Error: more than 2,000 states or 20,000 moves.
Result<std::string> to_dot(const AccountStandoff& answer);

}  // namespace detente::standoff
