// SPDX-License-Identifier: Apache-2.0
// The [standoff] section: what each side can do away from the table.
#pragma once

#include <string>

#include "detente/formats/internal/toml/read_context.h"

namespace detente::toml {

// The keys of the section, for the check of unknown keys and the schema.
const KeyTable& standoff_keys();

// Reads the section that stands at `node` into context.scenario().standoff.
void read_standoff(ReadContext& context, const Node& node);

// The section as TOML, from its header on; empty when the scenario has none.
std::string write_standoff(const Scenario& scenario);

}  // namespace detente::toml
