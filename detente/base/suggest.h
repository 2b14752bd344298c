// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the nearest known name to a mistyped one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace detente {

// Edits (insert, delete, replace, swap of neighbours) between two texts, in bytes (Damerau 1964, restricted
// form).
int edit_distance(std::string_view a, std::string_view b);

// The known name nearest to `name`, or empty when none is within a third of its length (at least 1, at most 3
// edits; letter case does not count). Ties go to the first in the list.
std::string nearest_name(std::string_view name, const std::vector<std::string>& known);

// "did you mean `us`?", or "known names are `us`, `dprk`", or, with nothing known, empty.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

}  // namespace detente
