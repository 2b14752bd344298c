// SPDX-License-Identifier: Apache-2.0
// Stability against coalitions (Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008). A coalition H
// improves on s by t when its members can bring t about from s by legal sequences of their own moves and all
// of them prefer t to s.
#pragma once

#include <vector>

#include "detente/standoff/conflict.h"

namespace detente::standoff {

// The states stable for every non-empty coalition. cgmr: every coalition improvement can be answered by the
// others' legal sequences with a state that not all members prefer to s; csmr: so that no further sequence of
// the coalition leads to one they all prefer; cseq: answered by a sequence of improvements of coalitions
// among the others, none moving twice in a row.
struct CoalitionalStability {
    Bits cnash, cgmr, csmr, cseq;
};

inline constexpr State kMostStatesWithCoalitions = 4096;
inline constexpr std::size_t kMostMakersWithCoalitions = 8;

// Preconditions: within these limits.
CoalitionalStability coalitional_stability(const Conflict& conflict);

// The states that this coalition can bring about from `state` and all its members prefer to it.
Bits coalition_improvements(const Conflict& conflict, const std::vector<int>& coalition, State state);

}  // namespace detente::standoff
