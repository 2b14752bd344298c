// SPDX-License-Identifier: Apache-2.0
// What a party sees from its chair: its own values, the clock, and what everybody has said. Never the other
// side's profile.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "detente/base/draws.h"
#include "detente/talks/bid.h"
#include "detente/talks/own_values.h"
#include "detente/talks/rules.h"

namespace detente::talks {

// A proposal as everybody heard it.
struct Offer {
    std::int32_t round = 0;  // from 0
    std::int32_t seat = 0;   // who made it
    Bid bid = kNoBid;
};

struct Table {
    int seat = 0;               // mine
    int seats = 2;              // how many parties
    int round = 0;              // from 0
    std::optional<int> rounds;  // the deadline, where it is known
    double time = 0;            // in [0, 1]; the rule set says how it runs
    Rules rules = Rules::strict;
    std::span<const Offer> offers;  // all proposals so far, in order
    OwnValues* own = nullptr;       // what outcomes are worth to me
    Draws* draws = nullptr;         // my own stream of random numbers

    // The last proposal of somebody else, and mine; kNoBid where there is none.
    Bid heard_last() const {
        for (std::size_t k = offers.size(); k-- > 0;)
            if (offers[k].seat != seat) return offers[k].bid;
        return kNoBid;
    }
    Bid said_last() const {
        for (std::size_t k = offers.size(); k-- > 0;)
            if (offers[k].seat == seat) return offers[k].bid;
        return kNoBid;
    }
};

}  // namespace detente::talks
