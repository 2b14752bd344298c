// SPDX-License-Identifier: Apache-2.0
// What a hypothesis changes in an answer of the standoff or the steps, in sentences: before and after.
#pragma once

#include <string>
#include <vector>

#include "detente/base/document.h"

namespace detente::cases {

// `before` and `after`: two documents of the same question ("detente.standoff/1" or "detente.steps/1").
// Nothing where no answer is different; numbers that are different are counted.
std::vector<std::string> before_and_after(const Document& before, const Document& after);

}  // namespace detente::cases
