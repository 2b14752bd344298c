// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/talks/internal/play.h"

namespace detente::talks {

namespace {

struct Coalition {
    Bid bid = kNoBid;
    std::vector<int> members;
};

// Those at the table who would take each offer: the votes of the round, and once more after everybody has
// seen them (opting in), which can only add to them.
std::vector<Coalition> votes(Play& play, const std::vector<int>& present, std::size_t first_offer, int round,
                             int& walked) {
    std::vector<Coalition> coalitions;
    for (std::size_t k = first_offer; k < play.offers.size(); ++k) {
        const Offer offer = play.offers[k];
        const bool twice = std::any_of(coalitions.begin(), coalitions.end(),
                                       [&](const Coalition& one) { return one.bid == offer.bid; });
        if (!twice) coalitions.push_back({offer.bid, {}});
    }
    for (Coalition& coalition : coalitions) {
        for (const int seat : present) {
            const bool own = std::any_of(
                play.offers.begin() + static_cast<std::ptrdiff_t>(first_offer), play.offers.end(),
                [&](const Offer& offer) { return offer.seat == seat && offer.bid == coalition.bid; });
            const Answer answer =
                own ? Answer::accept : play.strategy(seat).respond(play.table(seat, round), coalition.bid);
            if (answer == Answer::walk && walked < 0) walked = seat;
            if (answer == Answer::accept) coalition.members.push_back(seat);
        }
    }
    return coalitions;
}

}  // namespace

SessionResult simultaneous_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                                  std::vector<Offer>& offers) {
    Play play(seats, settings, offers);
    play.begin();
    std::vector<int> present;
    for (int seat = 0; seat < play.parties(); ++seat) present.push_back(seat);
    for (int round = 0; round < settings.rounds; ++round) {
        if (play.ended_by_chance(round)) return play.finish();
        const std::size_t first_offer = play.offers.size();
        std::vector<Bid> said;
        for (const int seat : present) said.push_back(play.strategy(seat).propose(play.table(seat, round)));
        for (std::size_t k = 0; k < present.size(); ++k) {
            if (said[k] != kNoBid) continue;
            play.leave(present[k], round);
            return play.finish();
        }
        for (std::size_t k = 0; k < present.size(); ++k) play.record(round, present[k], said[k]);
        for (std::size_t k = first_offer; k < play.offers.size(); ++k) play.announce(play.offers[k]);

        int walked = -1;
        const std::vector<Coalition> coalitions = votes(play, present, first_offer, round, walked);
        if (walked >= 0) {
            play.leave(walked, round);
            return play.finish();
        }
        const auto largest = std::max_element(
            coalitions.begin(), coalitions.end(),
            [](const Coalition& a, const Coalition& b) { return a.members.size() < b.members.size(); });
        const std::size_t needed =
            settings.least_power > 0 ? static_cast<std::size_t>(settings.least_power) : seats.size();
        if (largest != coalitions.end() && largest->members.size() >= std::max<std::size_t>(needed, 2)) {
            play.end(SessionResult::End::agreement, largest->members.back(), round);
            play.result.agreement = largest->bid;
            if (largest->members.size() < seats.size()) play.result.members = largest->members;
            return play.finish();
        }
    }
    play.end(SessionResult::End::deadline, -1, settings.rounds);
    return play.finish();
}

}  // namespace detente::talks
