// SPDX-License-Identifier: Apache-2.0
// Protocol monotonic.
// Idea: Both offer at once, may hold or give way, and never take back.
// Formula: a deal when the other's offer is worth at least one's own; no deal when both hold
// Parameters: none.
// Source: Rosenschein and Zlotkin 1994 (monotonic concession protocol)
// Known differences: none.
#include <array>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/play.h"

namespace detente::talks {

SessionResult monotonic_concession(std::vector<Seat>& seats, const SessionSettings& settings,
                                   std::vector<Offer>& offers) {
    Play play(seats, settings, offers);
    play.begin();
    std::array<Bid, 2> last = {kNoBid, kNoBid};
    for (int round = 0; round < settings.rounds; ++round) {
        if (play.ended_by_chance(round)) return play.finish();
        // Both speak before either is heard.
        std::array<Bid, 2> said = {};
        for (int seat = 0; seat < 2; ++seat) {
            const auto s = static_cast<std::size_t>(seat);
            said[s] = play.propose(seat, round);
            if (said[s] == kNoBid) {
                play.leave(seat, round);
                return play.finish();
            }
            if (last[s] != kNoBid && play.own(seat).utility(said[s]) > play.own(seat).utility(last[s]))
                said[s] = last[s];
        }
        const bool still = said == last;
        for (int seat = 0; seat < 2; ++seat) play.record(round, seat, said[static_cast<std::size_t>(seat)]);
        for (std::size_t k = play.offers.size() - 2; k < play.offers.size(); ++k)
            play.announce(play.offers[k]);
        last = said;
        const bool first_agrees = play.own(0).utility(said[1]) >= play.own(0).utility(said[0]);
        const bool second_agrees = play.own(1).utility(said[0]) >= play.own(1).utility(said[1]);
        if (first_agrees || second_agrees) {
            int by = first_agrees ? 0 : 1;
            if (first_agrees && second_agrees && said[0] != said[1])
                by = static_cast<int>(play.clock.below(2));
            play.end(SessionResult::End::agreement, by, round);
            play.result.agreement = said[static_cast<std::size_t>(1 - by)];
            return play.finish();
        }
        if (still) {
            play.end(SessionResult::End::deadline, -1, round);
            return play.finish();
        }
    }
    play.end(SessionResult::End::deadline, -1, settings.rounds);
    return play.finish();
}

CatalogEntry protocol_monotonic() {
    return part_entry(PartKind::protocol, "monotonic",
                      "Both offer at once, may hold or give way, and never take back.",
                      "a deal when the other's offer is worth at least one's own; no deal when both hold",
                      "Rosenschein and Zlotkin 1994 (monotonic concession protocol)");
}

}  // namespace detente::talks
