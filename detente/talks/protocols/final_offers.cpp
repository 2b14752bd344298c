// SPDX-License-Identifier: Apache-2.0
// Protocol final-offer.
// Idea: One offer each, and an arbitrator takes the nearer to what it holds fair.
// Formula: the offer at the smaller distance from a named point of the frontier, in shares of each party's
//   range
// Parameters: none.
// Source: Stevens 1966; Farber 1980 (final-offer arbitration)
// Known differences: none.
#include <array>
#include <cmath>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/play.h"

namespace detente::talks {

namespace {

// How far a bid is from the fair one, in shares of each party's range above its floor.
double distance(Play& play, Bid bid, Bid fair) {
    double squares = 0;
    for (int seat = 0; seat < play.parties(); ++seat) {
        const OwnValues& own = play.own(seat);
        const double range = own.greatest() - own.floor();
        const double apart = (own.utility(bid) - own.utility(fair)) / (range > 0 ? range : 1);
        squares += apart * apart;
    }
    return std::sqrt(squares);
}

}  // namespace

SessionResult final_offers(std::vector<Seat>& seats, const SessionSettings& settings, Bid fair,
                           std::vector<Offer>& offers) {
    Play play(seats, settings, offers);
    play.begin();
    std::array<Bid, 2> named = {};
    for (int seat = 0; seat < 2; ++seat) {
        named[static_cast<std::size_t>(seat)] = play.propose(seat, 0);
        if (named[static_cast<std::size_t>(seat)] == kNoBid) {
            play.leave(seat, 0);
            return play.finish();
        }
    }
    for (int seat = 0; seat < 2; ++seat) play.record(0, seat, named[static_cast<std::size_t>(seat)]);
    const double first = distance(play, named[0], fair);
    const double second = distance(play, named[1], fair);
    int taken = first < second ? 0 : 1;
    if (first == second && named[0] != named[1]) taken = static_cast<int>(play.clock.below(2));
    play.end(SessionResult::End::agreement, taken, 0);
    play.result.agreement = named[static_cast<std::size_t>(taken)];
    return play.finish();
}

CatalogEntry protocol_final_offer() {
    return part_entry(
        PartKind::protocol, "final-offer",
        "One offer each, and an arbitrator takes the nearer to what it holds fair.",
        "the offer at the smaller distance from a named point of the frontier, in shares of each "
        "party's range",
        "Stevens 1966; Farber 1980 (final-offer arbitration)");
}

}  // namespace detente::talks
