// SPDX-License-Identifier: Apache-2.0
// Why a decision maker would stay in a state or leave it: the improvement, the sanction, the escape.
#pragma once

#include "detente/standoff/answer.h"
#include "detente/standoff/small.h"

namespace detente::standoff {

inline constexpr State kMostStatesWithWitness = 10'000;

// With unknown pairs, by reading b: one leaves for what is known to be better, and is deterred by what is
// known to be no better; the others answer by moves that may improve.
Witness witness(const Conflict& conflict, SanctionRule rule, State state, std::size_t maker, Basic basic);

}  // namespace detente::standoff
