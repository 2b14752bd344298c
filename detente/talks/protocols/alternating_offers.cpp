// SPDX-License-Identifier: Apache-2.0
#include "detente/base/elementary.h"
#include "detente/talks/session.h"

#include <algorithm>
#include <cmath>

namespace detente::talks {

namespace {

// A stream of its own decides when talks with a hidden deadline end; no seat can see or move it.
constexpr std::uint32_t kClockSeat = 0xffffffffu;

struct Play {
    std::vector<Seat>& seats;
    const SessionSettings& settings;
    std::vector<Offer>& offers;
    std::vector<Draws> draws;
    SessionResult result;

    Table table(int seat, int round) {
        Table table;
        table.seat = seat;
        table.seats = static_cast<int>(seats.size());
        table.round = round;
        if (settings.rounds_known) table.rounds = settings.rounds;
        table.time = time_of(round, settings.rounds, settings.rules);
        table.rules = settings.rules;
        table.offers = offers;
        table.own = &seats[static_cast<std::size_t>(seat)].own;
        table.draws = &draws[static_cast<std::size_t>(seat)];
        return table;
    }

    void end(SessionResult::End how, int by, int round) {
        result.ended = how;
        result.by = by;
        result.round = round;
        result.time = time_of(std::min(round, settings.rounds - 1), settings.rounds, settings.rules);
    }

    // The seat offers. False: it had nothing to offer and has left.
    bool propose(int seat, int round) {
        const Table before = table(seat, round);
        const Bid bid = seats[static_cast<std::size_t>(seat)].strategy->propose(before);
        if (bid == kNoBid) {
            leave(seat, round);
            return false;
        }
        offers.push_back({round, seat, bid});
        for (int other = 0; other < static_cast<int>(seats.size()); ++other)
            if (other != seat)
                seats[static_cast<std::size_t>(other)].strategy->heard(table(other, round), offers.back());
        return true;
    }

    void leave(int seat, int round) {
        end(SessionResult::End::walk, seat, round);
        result.tone = seats[static_cast<std::size_t>(seat)].strategy->tone();
    }
};

double discounted(const Play& play, std::size_t seat, double utility) {
    const SessionSettings& settings = play.settings;
    if (settings.discounting == Discounting::none || settings.discounts.empty()) return utility;
    const double exponent = settings.discounting == Discounting::by_round
                                ? static_cast<double>(play.result.round)
                                : play.result.time;
    return utility * elementary::pow(settings.discounts[seat], exponent);
}

void pay(Play& play) {
    for (std::size_t seat = 0; seat < play.seats.size(); ++seat) {
        const OwnValues& own = play.seats[seat].own;
        double utility = 0;
        if (play.result.agreement != kNoBid)
            utility = own.utility(play.result.agreement);
        else if (play.settings.no_deal == NoDeal::reservation)
            // Where every deal is at least as good as none, no deal is worth no more than the worst deal.
            utility = std::isfinite(own.reservation()) ? own.reservation() : own.least();
        play.result.utilities.push_back(discounted(play, seat, utility));
    }
}

}  // namespace

SessionResult alternating_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                                 std::vector<Offer>& offers) {
    Play play{seats, settings, offers, {}, {}};
    offers.clear();
    offers.reserve(std::min<std::size_t>(static_cast<std::size_t>(settings.rounds) * seats.size(), 1u << 20));
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat)
        play.draws.emplace_back(settings.seed, settings.match, seat);
    Draws clock(settings.seed, settings.match, kClockSeat);
    const int parties = static_cast<int>(seats.size());
    for (int seat = 0; seat < parties; ++seat)
        seats[static_cast<std::size_t>(seat)].strategy->begin(play.table(seat, 0));

    Bid standing = kNoBid;
    int proposer = -1;
    int accepted = 0;
    bool over = false;
    for (int round = 0; round < settings.rounds && !over; ++round) {
        if (settings.end_chance > 0 && clock.uniform() < settings.end_chance) {
            play.end(SessionResult::End::deadline, -1, round);
            over = true;
            break;
        }
        for (int seat = 0; seat < parties && !over; ++seat) {
            Strategy& strategy = *seats[static_cast<std::size_t>(seat)].strategy;
            if (standing != kNoBid && seat != proposer) {
                const Answer answer = strategy.respond(play.table(seat, round), standing);
                if (answer == Answer::walk) {
                    play.leave(seat, round);
                    over = true;
                    break;
                }
                if (answer == Answer::accept) {
                    if (++accepted < parties) continue;
                    play.end(SessionResult::End::agreement, seat, round);
                    play.result.agreement = standing;
                    over = true;
                    break;
                }
            }
            if (!play.propose(seat, round)) {
                over = true;
                break;
            }
            standing = offers.back().bid;
            proposer = seat;
            accepted = 1;
        }
    }
    if (!over) play.end(SessionResult::End::deadline, -1, settings.rounds);
    pay(play);
    return play.result;
}

}  // namespace detente::talks
