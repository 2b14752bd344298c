// SPDX-License-Identifier: Apache-2.0
// A standoff under one account as a .gmcr file.
#pragma once

#include <string>

#include "detente/standoff/conflict.h"

namespace detente::cases {

// Error: what such a file cannot hold: levels, coalesced states, graph form, explicit moves, unknown
// preferences. Orders that are not statements of conjunctions are written as rankings by hand, for all
// decision makers.
Result<std::string> gmcr_of(const Scenario& scenario, const standoff::Conflict& conflict);

}  // namespace detente::cases
