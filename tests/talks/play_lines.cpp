// SPDX-License-Identifier: Apache-2.0
// Plays sessions that another program describes on standard input, for the differential test against NegMAS
// (tests/python/test_negmas_talks.py). One session a line, words apart by tabs:
//   rules  rounds  outcomes  strategy;strategy;...  reservation;...  utilities,...;utilities,...;...  [match]
// Answers one line each: ended, by, round, agreement, then the offers as seat:outcome.
#include <cstdlib>
#include <iostream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "detente/talks/catalog.h"
#include "detente/talks/session.h"

namespace {

using namespace detente;
using namespace detente::talks;

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == at)
            parts.emplace_back();
        else
            parts.back().push_back(c);
    }
    return parts;
}

std::string play(const std::string& line) {
    const std::vector<std::string> fields = split(line, '\t');
    SessionSettings settings;
    settings.rules = fields[0] == "negmas" ? Rules::negmas : Rules::strict;
    settings.rounds = std::atoi(fields[1].c_str());
    if (fields.size() > 6) settings.match = std::strtoull(fields[6].c_str(), nullptr, 10);
    OutcomeTable outcomes({std::atoi(fields[2].c_str())});
    const std::vector<std::string> strategies = split(fields[3], ';');
    const std::vector<std::string> reservations = split(fields[4], ';');
    const std::vector<std::string> profiles = split(fields[5], ';');
    std::vector<ProfileIndex> indexes;
    for (std::size_t seat = 0; seat < strategies.size(); ++seat) {
        std::vector<double> utilities;
        for (const std::string& one : split(profiles[seat], ','))
            utilities.push_back(std::strtod(one.c_str(), nullptr));
        const double none = reservations[seat] == "-inf" ? -std::numeric_limits<double>::infinity()
                                                         : std::strtod(reservations[seat].c_str(), nullptr);
        indexes.emplace_back(std::move(utilities), none);
    }
    std::vector<Seat> seats;
    for (std::size_t seat = 0; seat < strategies.size(); ++seat) {
        const Result<StrategyMaker> maker = read_strategy(strategies[seat], settings.rules);
        if (!maker) return "error " + to_string(maker.errors().front());
        seats.push_back({OwnValues(indexes[seat], outcomes), maker->make()});
    }
    std::vector<Offer> offers;
    const SessionResult result = alternating_offers(seats, settings, offers);
    std::ostringstream out;
    out << to_string(result.ended) << ' ' << result.by << ' ' << result.round << ' ';
    if (result.agreement == kNoBid)
        out << "none";
    else
        out << result.agreement;
    for (const Offer& offer : offers) out << ' ' << offer.seat << ':' << offer.bid;
    return out.str();
}

}  // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) std::cout << play(line) << '\n';
}
