// SPDX-License-Identifier: Apache-2.0
// What several rules of acceptance ask: whether an offer is worth some level and no less than no deal, and what
// the party's own next offer is worth.
#pragma once

#include "detente/talks/parts.h"

namespace detente::talks {

inline Answer at_least(const Table& table, Bid offer, double wanted) {
    const double utility = table.own->utility(offer);
    return utility >= wanted && utility >= table.own->reservation() ? Answer::accept : Answer::reject;
}

inline double next_utility(const Table& table, NextOffer& next) {
    const Bid mine = next.bid();
    return mine == kNoBid ? table.own->reservation() : table.own->utility(mine);
}

}  // namespace detente::talks
