// SPDX-License-Identifier: Apache-2.0
// What every protocol does alike: the table as each seat sees it, an offer made known to the others, and what
// is paid at the end.
#pragma once

#include <optional>
#include <vector>

#include "detente/talks/session.h"

namespace detente::talks {

// What a seat has at the end. `agreed`: what its deal is worth to it, nothing without one; `reservation` and
// `least`: what no deal is worth to it, and its worst outcome; `round` and `time`: when the session ended.
double payment(const SessionSettings& settings, std::size_t seat, std::optional<double> agreed,
               double reservation, double least, int round, double time);

struct Play {
    // `offers` is emptied, with memory for the whole session taken at once.
    Play(std::vector<Seat>& seats, const SessionSettings& settings, std::vector<Offer>& offers);
    Play(const Play&) = delete;
    Play& operator=(const Play&) = delete;

    int parties() const { return static_cast<int>(seats.size()); }
    Strategy& strategy(int seat) { return *seats[static_cast<std::size_t>(seat)].strategy; }
    OwnValues& own(int seat) { return seats[static_cast<std::size_t>(seat)].own; }
    const Table& table(int seat, int round);    // good until the next of the same seat
    void begin();                               // tells every strategy that the session begins
    bool ended_by_chance(int round);            // a hidden deadline, or the clock
    Bid propose(int seat, int round);           // kNoBid where the seat has nothing to offer: then leave()
    void record(int round, int seat, Bid bid);  // keeps the offer
    void announce(const Offer& offer);          // tells everybody else
    void end(SessionResult::End how, int by, int round);
    double time(int round);
    void leave(int seat, int round);  // the seat walks away
    SessionResult finish();           // pays everybody

    std::vector<Seat>& seats;
    const SessionSettings& settings;
    std::vector<Offer>& offers;
    std::vector<Draws> draws;   // one a seat
    std::vector<Table> tables;  // one a seat: what stays is written once
    Draws clock;                // a stream of its own: no seat sees or moves it
    int last_round;             // of the hidden deadline
    double began = 0;           // by settings.clock
    int timed_round = -1;       // the round whose time was asked for last, and that time
    double timed = 0;
    std::vector<std::optional<double>> asked;  // by each seat with its last proposal, where it is watched
    SessionResult result;
};

}  // namespace detente::talks
