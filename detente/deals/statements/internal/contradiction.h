// SPDX-License-Identifier: Apache-2.0
// Which statements and numbers of a party cannot hold together.
#pragma once

#include <optional>

#include "detente/deals/statements/judge.h"

namespace detente::deals {

// A set from which dropping any one leaves the rest consistent, directions staying in force; none when all
// hold together.
std::optional<Contradiction> smallest_contradiction(const Judge& judge);

// The ids of all statements and numbers that take part in a party's system, each once, in order.
Without all_ids(const PartySystem& party);

}  // namespace detente::deals
