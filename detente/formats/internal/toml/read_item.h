// SPDX-License-Identifier: Apache-2.0
// The chain of who told whom, which items and sources share. Reports a chain that loops and a party that is
// not declared.
#pragma once

#include <vector>

#include "detente/formats/internal/toml/read_context.h"

namespace detente::toml {

std::vector<ChainLink> read_chain(ReadContext& context, const Node& table);

}  // namespace detente::toml
