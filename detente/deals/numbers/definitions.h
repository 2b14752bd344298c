// SPDX-License-Identifier: Apache-2.0
// Families of definitions. The platforms of the field use the same words for different things; each family
// keeps to one. docs/definitions.md has the table, with a worked case for each difference.
#pragma once

#include <optional>
#include <string_view>

#include "detente/deals/numbers/additive_frontier.h"

namespace detente::numbers {

enum class Definitions { strict, genius, geniusweb, negolog, negmas };

std::string_view to_string(Definitions definitions);
std::optional<Definitions> definitions_named(std::string_view name);

// strict and geniusweb: exact (GeniusWeb computes in decimals). The others: the profiles' own doubles.
FrontierReading reading_of(Definitions definitions);

}  // namespace detente::numbers
