// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/play.h"

#include <algorithm>
#include <cmath>

#include "detente/base/elementary.h"

namespace detente::talks {

namespace {

constexpr std::uint32_t kClockSeat = 0xffffffffu;

double discounted(const SessionSettings& settings, int round, double time, std::size_t seat, double utility) {
    if (settings.discounting == Discounting::none || settings.discounts.empty()) return utility;
    const double exponent = settings.discounting == Discounting::by_round ? static_cast<double>(round) : time;
    return utility * elementary::pow(settings.discounts[seat], exponent);
}

}  // namespace

double payment(const SessionSettings& settings, std::size_t seat, std::optional<double> agreed,
               double reservation, double least, int round, double time) {
    double utility = 0;
    if (agreed)
        utility = *agreed;
    else if (settings.no_deal == NoDeal::reservation)
        // Where every deal is at least as good as none, no deal is worth no more than the worst deal.
        utility = std::isfinite(reservation) ? reservation : least;
    return discounted(settings, round, time, seat, utility);
}

Play::Play(std::vector<Seat>& at, const SessionSettings& how, std::vector<Offer>& kept)
    : seats(at), settings(how), offers(kept), clock(how.seed, how.match, kClockSeat), last_round(how.rounds) {
    if (settings.seconds > 0 && settings.clock) began = settings.clock();
    if (settings.ends_from > 0 && settings.ends_from < settings.rounds)
        last_round = settings.ends_from +
                     static_cast<int>(
                         clock.below(static_cast<std::uint64_t>(settings.rounds - settings.ends_from) + 1));
    offers.clear();
    offers.reserve(std::min<std::size_t>(static_cast<std::size_t>(settings.rounds) * seats.size(), 1u << 20));
    draws.reserve(seats.size());
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat) draws.emplace_back(how.seed, how.match, seat);
    tables.resize(seats.size());
    for (std::size_t seat = 0; seat < seats.size(); ++seat) {
        Table& table = tables[seat];
        table.seat = static_cast<int>(seat);
        table.seats = parties();
        if (settings.rounds_known && !settings.endless) table.rounds = settings.rounds;
        table.rules = settings.rules;
        table.own = &seats[seat].own;
        table.draws = &draws[seat];
    }
}

const Table& Play::table(int seat, int round) {
    Table& table = tables[static_cast<std::size_t>(seat)];
    table.round = round;
    table.time = time(round);
    table.offers = offers;
    return table;
}

void Play::begin() {
    for (int seat = 0; seat < parties(); ++seat) strategy(seat).begin(table(seat, 0));
}

bool Play::ended_by_chance(int round) {
    const bool over =
        round >= last_round ||
        (settings.seconds > 0 && settings.clock && settings.clock() - began > settings.seconds) ||
        (settings.end_chance > 0 && clock.uniform() < settings.end_chance);
    if (!over) return false;
    end(SessionResult::End::deadline, -1, round);
    return true;
}

double Play::time(int round) {
    const bool by_the_clock = settings.seconds > 0 && settings.clock;
    if (round == timed_round && !by_the_clock) return timed;
    double time = 0;
    if (!settings.endless) {
        time = time_of(round, settings.rounds, settings.rules);
    } else if (settings.end_chance > 0) {
        // As many rounds as one would have to wait in the mean.
        const int mean = static_cast<int>(std::min(std::ceil(1 / settings.end_chance), 1e9));
        time = time_of(std::min(round, mean - 1), mean, settings.rules);
    }
    if (by_the_clock) time = std::max(time, std::min(1.0, (settings.clock() - began) / settings.seconds));
    timed_round = round;
    timed = time;
    return time;
}

Bid Play::propose(int seat, int round) {
    const Table& at = table(seat, round);
    Strategy& by = strategy(seat);
    // Under the rules of NegMAS some strategies move when they are asked.
    if (settings.watcher) {
        asked.resize(seats.size());
        if (settings.rules == Rules::strict) asked[static_cast<std::size_t>(seat)] = by.asks(at);
    }
    return by.propose(at);
}

void Play::record(int round, int seat, Bid bid) {
    offers.push_back({round, seat, bid});
    if (settings.watcher)
        settings.watcher->offered(table(seat, round), strategy(seat), offers.back(),
                                  asked[static_cast<std::size_t>(seat)]);
}

void Play::announce(const Offer& offer) {
    for (int other = 0; other < parties(); ++other)
        if (other != offer.seat) strategy(other).heard(table(other, offer.round), offer);
}

void Play::end(SessionResult::End how, int by, int round) {
    result.ended = how;
    result.by = by;
    result.round = round;
    result.time = time(std::min(round, settings.rounds - 1));
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
        Bid bid = result.agreement;
        int round = result.round;
        double at = result.time;
        if (!result.deals.empty()) {
            bid = kNoBid;
            for (const Deal& deal : result.deals) {
                if (std::find(deal.members.begin(), deal.members.end(), static_cast<int>(seat)) ==
                    deal.members.end())
                    continue;
                bid = deal.bid;
                round = deal.round;
                at = time(deal.round);
            }
        }
        const std::optional<double> agreed =
            bid == kNoBid ? std::nullopt : std::optional<double>(values.utility(bid));
        result.utilities.push_back(
            payment(settings, seat, agreed, values.reservation(), values.least(), round, at));
    }
    return std::move(result);
}

}  // namespace detente::talks
