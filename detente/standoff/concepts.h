// SPDX-License-Identifier: Apache-2.0
// The one table of stability concepts: their keys, names and what they say in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"

namespace detente::standoff {

struct ConceptRow {
    std::string_view key;
    std::string_view name;
    std::string_view meaning;  // "X would not move, because ..."
    bool by_default = false;
};

const std::vector<ConceptRow>& concept_table();
const ConceptRow* find_concept(std::string_view key);

// Keys as asked for, "l3" among them; the default ones when none. Error: a key that is none (with the
// nearest).
Result<std::vector<std::string>> wanted_concepts(const std::vector<std::string>& asked);
// h of "lh" keys such as "l3"; 0 for other keys.
int horizon_of(std::string_view key);

}  // namespace detente::standoff
