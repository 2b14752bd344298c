// SPDX-License-Identifier: Apache-2.0
// Under how many of the rankings that fit what is known each state is stable.
#pragma once

#include "detente/standoff/answer.h"
#include "detente/standoff/small.h"

namespace detente::standoff {

// Rankings of each decision maker with unknown pairs are drawn independently (linear_extensions.h has the
// law); complete orders stay as they are. Shares, never probabilities. Stopped: the rows count the `samples`
// drawn until then.
Robustness robustness(const Conflict& conflict, SanctionRule rule, const std::vector<Basic>& basics,
                      std::uint64_t samples, std::uint64_t seed, const Watch& watch = {});

}  // namespace detente::standoff
