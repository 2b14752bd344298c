// SPDX-License-Identifier: Apache-2.0
// One session at the table: how it is held, and how it ended.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/talks/outcome_table.h"
#include "detente/talks/own_values.h"
#include "detente/talks/strategy.h"
#include "detente/talks/table.h"

namespace detente::talks {

enum class NoDeal { reservation, zero };             // what a party has when there is no agreement
enum class Discounting { none, by_round, by_time };  // utility times factor^round, or factor^time in [0, 1]

struct SessionSettings {
    Rules rules = Rules::strict;
    int rounds = 100;          // the deadline: each party acts once a round; at least 1
    bool rounds_known = true;  // do the parties know it?
    double end_chance = 0;  // before each round the talks end with this chance, in [0, 1); a hidden deadline
    NoDeal no_deal = NoDeal::reservation;
    Discounting discounting = Discounting::none;
    std::vector<double> discounts;  // one a seat, in (0, 1]; empty: none
    std::uint64_t seed = 1;
    std::uint64_t match = 0;  // which session of a batch this is
};

struct SessionResult {
    enum class End : std::uint8_t { agreement, deadline, walk, error };
    End ended = End::deadline;
    int by = -1;      // who accepted last, or walked, or erred; -1 at the deadline
    int round = 0;    // of the act that ended it, from 0; at the deadline, how many rounds there were
    double time = 0;  // as the rule set counts it
    Tone tone = Tone::plain;
    Bid agreement = kNoBid;
    std::vector<double> utilities;  // what each seat has, discounted where the session discounts
    std::string fault;              // for an error: what happened, in a sentence
};
std::string_view to_string(SessionResult::End end);

// A party at the table. `strategy` is made for this session alone.
struct Seat {
    OwnValues own;
    std::unique_ptr<Strategy> strategy;
};

// Stacked alternating offers: in each round every seat acts once, in order. It answers the standing offer,
// and when it rejects it makes its own, which then stands; an agreement is an offer that everybody has
// accepted in turn, its proposer included (Aydogan and others 2017). `offers` holds what was proposed, and
// its memory can be used again by the next session. Precondition: at least two seats, the settings within
// their bounds.
SessionResult alternating_offers(std::vector<Seat>& seats, const SessionSettings& settings,
                                 std::vector<Offer>& offers);

// The time that the seats see in a round (from 0). `negmas`: (round + 1) / (rounds + 1), so never 0 and
// never 1. `strict`: round / (rounds - 1), from 0 in the first round to 1 in the last; 0 where there is one
// round only.
double time_of(int round, int rounds, Rules rules);

}  // namespace detente::talks
