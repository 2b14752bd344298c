// SPDX-License-Identifier: Apache-2.0
// A quotation in other typography: what a careful writer changes without a bracket.
#pragma once

#include <string>
#include <vector>

namespace detente::ledger {

// The folded parts with the case of the first letter changed ("The crossing" for "But the crossing"), with
// inner quotation marks single for double and double for single, and with both. A first word that is another
// word in the other case ("May", "Polish") keeps it. Each variant differs from the parts.
std::vector<std::vector<std::string>> typographic_variants(const std::vector<std::string>& folded);

}  // namespace detente::ledger
