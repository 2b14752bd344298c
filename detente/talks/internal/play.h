// SPDX-License-Identifier: Apache-2.0
// What every protocol does alike: the table as each seat sees it, an offer made known to the others, and what
// is paid at the end.
#pragma once

#include <vector>

#include "detente/talks/session.h"

namespace detente::talks {

struct Play {
    // `offers` is emptied, with memory for the whole session taken at once.
    Play(std::vector<Seat>& seats, const SessionSettings& settings, std::vector<Offer>& offers);

    int parties() const { return static_cast<int>(seats.size()); }
    Strategy& strategy(int seat) { return *seats[static_cast<std::size_t>(seat)].strategy; }
    OwnValues& own(int seat) { return seats[static_cast<std::size_t>(seat)].own; }
    Table table(int seat, int round);
    void begin();                               // tells every strategy that the session begins
    bool ended_by_chance(int round);            // the hidden deadline of settings.end_chance
    void record(int round, int seat, Bid bid);  // keeps the offer
    void announce(const Offer& offer);          // tells everybody else
    void end(SessionResult::End how, int by, int round);
    void leave(int seat, int round);  // the seat walks away
    SessionResult finish();           // pays everybody

    std::vector<Seat>& seats;
    const SessionSettings& settings;
    std::vector<Offer>& offers;
    std::vector<Draws> draws;  // one a seat
    Draws clock;               // a stream of its own: no seat sees or moves it
    SessionResult result;
};

}  // namespace detente::talks
