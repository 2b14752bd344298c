// SPDX-License-Identifier: Apache-2.0
// A strategy whose first offer is given: what was in fact put on the table first, or what an analyst wants to
// try.
#pragma once

#include <memory>

#include "detente/talks/strategy.h"

namespace detente::talks {

// Plays as `then`, but that its first offer is `opening`. It answers offers as `then` does.
std::unique_ptr<Strategy> open_with(Bid opening, std::unique_ptr<Strategy> then);

}  // namespace detente::talks
