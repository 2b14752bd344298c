// SPDX-License-Identifier: Apache-2.0
// The questions beyond the table: why, what tips it, which rankings, how robust.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/standoff/answer.h"

namespace detente::standoff {

// Fills witnesses, tips, inverse and robustness of the answer, as far as they are asked for.
std::optional<Errors> answer_questions(AccountStandoff& answer, const StandoffQuery& request,
                                       const std::vector<std::string>& keys);

}  // namespace detente::standoff
