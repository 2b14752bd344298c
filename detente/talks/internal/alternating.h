// SPDX-License-Identifier: Apache-2.0
// One act of stacked alternating offers, for sessions that run through and for those that are stepped.
#pragma once

#include "detente/talks/internal/play.h"

namespace detente::talks {

// The offer on the table, and by how many it is carried.
struct StandingOffer {
    Bid bid = kNoBid;
    int proposer = -1;
    int accepted = 0;  // by how many, the proposer among them
};

// One seat acts: it answers what stands, and offers when it rejects. True: the talks are over.
bool act_alternating(Play& play, StandingOffer& standing, int seat, int round);

}  // namespace detente::talks
