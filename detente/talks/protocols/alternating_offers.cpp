// SPDX-License-Identifier: Apache-2.0
// Protocol alternating.
// Idea: Stacked alternating offers of any number of parties.
// Formula: in each round every party in turn answers the standing offer, and offers when it rejects; an
//   offer that all others accept in turn is the deal
// Parameters: none.
// Source: Rubinstein 1982; Aydogan, Festen, Hindriks, Jonker 2017 (SAOP)
// Known differences: the two rule sets count time differently (docs/negmas.md)
#include "detente/talks/internal/alternating.h"

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

bool act_alternating(Play& play, StandingOffer& standing, int seat, int round) {
    Strategy& strategy = play.strategy(seat);
    if (standing.bid != kNoBid && seat != standing.proposer) {
        const Answer answer = strategy.respond(play.table(seat, round), standing.bid);
        if (answer == Answer::walk) {
            play.leave(seat, round);
            return true;
        }
        if (answer == Answer::accept) {
            if (++standing.accepted < play.parties()) return false;
            play.end(SessionResult::End::agreement, seat, round);
            play.result.agreement = standing.bid;
            return true;
        }
    }
    const Bid bid = play.propose(seat, round);
    if (bid == kNoBid) {
        play.leave(seat, round);
        return true;
    }
    play.record(round, seat, bid);
    play.announce(play.offers.back());
    standing = {bid, seat, 1};
    return false;
}

SessionResult alternating_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                                 std::vector<Offer>& offers) {
    Play play(seats, settings, offers);
    play.begin();
    StandingOffer standing;
    bool over = false;
    for (int round = 0; round < settings.rounds && !over; ++round) {
        over = play.ended_by_chance(round);
        const int first = settings.one_act_a_round ? round % play.parties() : 0;
        const int last = settings.one_act_a_round ? first + 1 : play.parties();
        for (int seat = first; seat < last && !over; ++seat)
            over = act_alternating(play, standing, seat, round);
    }
    if (!over) play.end(SessionResult::End::deadline, -1, settings.rounds);
    return play.finish();
}

CatalogEntry protocol_alternating() {
    CatalogEntry entry = part_entry(
        PartKind::protocol, "alternating", "Stacked alternating offers of any number of parties.",
        "in each round every party in turn answers the standing offer, and offers when it rejects; an offer "
        "that all others accept in turn is the deal",
        "Rubinstein 1982; Aydogan, Festen, Hindriks, Jonker 2017 (SAOP)");
    entry.differs = "the two rule sets count time differently (docs/negmas.md)";
    return entry;
}

}  // namespace detente::talks
