// SPDX-License-Identifier: Apache-2.0
// Where the Nash point would lie if an opponent model were right: the bid with the largest product of what it
// gives above my floor and what the model gives the other side.
#pragma once

#include "detente/talks/parts.h"

namespace detente::talks {

struct NashEstimate {
    Bid bid = kNoBid;
    double own = 0;    // my utility there
    double other = 0;  // the model's
};

// Looks at up to `most` bids, evenly spread over my sorted list; in a space that is not listed at my best
// `most`. Ties: the better for me.
NashEstimate estimate_nash(const Table& table, const OpponentModel& model, std::size_t most = 2000);

}  // namespace detente::talks
