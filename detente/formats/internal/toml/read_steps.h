// SPDX-License-Identifier: Apache-2.0
// The [steps] section: the pieces that each side would deliver after the signature.
#pragma once

#include <string>

#include "detente/formats/internal/toml/read_context.h"

namespace detente::toml {

// The keys of the section, for the check of unknown keys and the schema.
const KeyTable& steps_keys();

// Reads the section that stands at `node` into context.scenario().steps.
void read_steps(ReadContext& context, const Node& node);

// The section as TOML, from its header on; empty when the scenario has none.
std::string write_steps(const Scenario& scenario);

}  // namespace detente::toml
