// SPDX-License-Identifier: Apache-2.0
// Protocol unique.
// Idea: Tentative agreement on unique offers.
// Formula: an outcome is agreed when all have offered it and all have accepted it; an old offer other than
//   one's last may not be made again; no deal when everybody repeats itself
// Parameters: none.
// Source: Mohammad 2023 (TAU)
// Known differences: none.
#include <algorithm>
#include <map>
#include <set>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/play.h"

namespace detente::talks {

namespace {

struct Support {
    std::set<int> offered;
    std::set<int> accepted;
};

}  // namespace

SessionResult unique_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                            std::vector<Offer>& offers) {
    Play play(seats, settings, offers);
    play.begin();
    std::map<Bid, Support> supports;
    std::vector<Bid> last(seats.size(), kNoBid);
    for (int round = 0; round < settings.rounds; ++round) {
        if (play.ended_by_chance(round)) return play.finish();
        bool moved = false;
        for (int seat = 0; seat < play.parties(); ++seat) {
            const auto s = static_cast<std::size_t>(seat);
            Bid bid = play.propose(seat, round);
            if (bid == kNoBid) {
                play.leave(seat, round);
                return play.finish();
            }
            const auto known = supports.find(bid);
            const bool old = known != supports.end() && known->second.offered.contains(seat);
            if (old && bid != last[s]) bid = last[s];  // may not be offered again
            moved = moved || bid != last[s];
            last[s] = bid;
            play.record(round, seat, bid);
            play.announce(play.offers.back());
            supports[bid].offered.insert(seat);
            supports[bid].accepted.insert(seat);
            for (int other = 0; other < play.parties(); ++other) {
                if (other == seat) continue;
                const Answer answer = play.strategy(other).respond(play.table(other, round), bid);
                if (answer == Answer::walk) {
                    play.leave(other, round);
                    return play.finish();
                }
                if (answer == Answer::accept) supports[bid].accepted.insert(other);
            }
            const Support& support = supports[bid];
            if (support.offered.size() == seats.size() && support.accepted.size() == seats.size()) {
                play.end(SessionResult::End::agreement, seat, round);
                play.result.agreement = bid;
                return play.finish();
            }
        }
        if (!moved && round > 0) {
            play.end(SessionResult::End::deadline, -1, round);
            return play.finish();
        }
    }
    play.end(SessionResult::End::deadline, -1, settings.rounds);
    return play.finish();
}

CatalogEntry protocol_unique() {
    return part_entry(PartKind::protocol, "unique", "Tentative agreement on unique offers.",
                      "an outcome is agreed when all have offered it and all have accepted it; an old "
                      "offer other than one's "
                      "last may not be made again; no deal when everybody repeats itself",
                      "Mohammad 2023 (TAU)");
}

}  // namespace detente::talks
