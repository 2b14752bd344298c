// SPDX-License-Identifier: Apache-2.0
// The frequency models that learn no weights: the mean over issues of how large a part of the offers had the value.
#pragma once

#include <memory>

#include "detente/talks/parts.h"

namespace detente::talks {

// `digits`: rounded to so many (GeniusWeb: 4), and 1 before the first offer; below 0 not at all, and 0.
std::unique_ptr<OpponentModel> share_frequency(int digits);

}  // namespace detente::talks
