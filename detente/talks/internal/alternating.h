// SPDX-License-Identifier: Apache-2.0
// One act of stacked alternating offers, for sessions that run through and for those that are stepped.
#pragma once

#include "detente/talks/internal/play.h"

namespace detente::talks {

struct Standing {
    Bid bid = kNoBid;
    int proposer = -1;
    int accepted = 0;  // by how many, the proposer among them
};

// One seat acts: it answers what stands, and offers when it rejects. True: the talks are over.
bool act_alternating(Play& play, Standing& standing, int seat, int round);

}  // namespace detente::talks
