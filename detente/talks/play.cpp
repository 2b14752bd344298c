// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/play.h"
#include "detente/base/elementary.h"

#include <algorithm>
#include <cmath>

namespace detente::talks {

namespace {

constexpr std::uint32_t kClockSeat = 0xffffffffu;

double discounted(const SessionSettings& settings, const SessionResult& result, std::size_t seat,
                  double utility) {
    if (settings.discounting == Discounting::none || settings.discounts.empty()) return utility;
    const double exponent =
        settings.discounting == Discounting::by_round ? static_cast<double>(result.round) : result.time;
    return utility * elementary::pow(settings.discounts[seat], exponent);
}

}  // namespace

Play::Play(std::vector<Seat>& at, const SessionSettings& how, std::vector<Offer>& kept)
    : seats(at), settings(how), offers(kept), clock(how.seed, how.match, kClockSeat) {
    offers.clear();
    offers.reserve(std::min<std::size_t>(static_cast<std::size_t>(settings.rounds) * seats.size(), 1u << 20));
    draws.reserve(seats.size());
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat) draws.emplace_back(how.seed, how.match, seat);
}

Table Play::table(int seat, int round) {
    Table table;
    table.seat = seat;
    table.seats = parties();
    table.round = round;
    if (settings.rounds_known) table.rounds = settings.rounds;
    table.time = time_of(round, settings.rounds, settings.rules);
    table.rules = settings.rules;
    table.offers = offers;
    table.own = &own(seat);
    table.draws = &draws[static_cast<std::size_t>(seat)];
    return table;
}

void Play::begin() {
    for (int seat = 0; seat < parties(); ++seat) strategy(seat).begin(table(seat, 0));
}

bool Play::ended_by_chance(int round) {
    if (settings.end_chance <= 0 || clock.uniform() >= settings.end_chance) return false;
    end(SessionResult::End::deadline, -1, round);
    return true;
}

void Play::record(int round, int seat, Bid bid) {
    offers.push_back({round, seat, bid});
}

void Play::announce(const Offer& offer) {
    for (int other = 0; other < parties(); ++other)
        if (other != offer.seat) strategy(other).heard(table(other, offer.round), offer);
}

void Play::end(SessionResult::End how, int by, int round) {
    result.ended = how;
    result.by = by;
    result.round = round;
    result.time = time_of(std::min(round, settings.rounds - 1), settings.rounds, settings.rules);
}

void Play::leave(int seat, int round) {
    std::string fault = strategy(seat).fault();
    end(fault.empty() ? SessionResult::End::walk : SessionResult::End::error, seat, round);
    result.fault = std::move(fault);
    result.tone = strategy(seat).tone();
}

SessionResult Play::finish() {
    for (std::size_t seat = 0; seat < seats.size(); ++seat) {
        const OwnValues& values = seats[seat].own;
        double utility = 0;
        if (result.agreement != kNoBid)
            utility = values.utility(result.agreement);
        else if (settings.no_deal == NoDeal::reservation)
            // Where every deal is at least as good as none, no deal is worth no more than the worst deal.
            utility = std::isfinite(values.reservation()) ? values.reservation() : values.least();
        result.utilities.push_back(discounted(settings, result, seat, utility));
    }
    return std::move(result);
}

}  // namespace detente::talks
