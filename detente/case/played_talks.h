// SPDX-License-Identifier: Apache-2.0
// Talks with people at the table: each seat is a person's or a strategy's, offer by offer, on any scenario.
// The talks are given by what the people did, and are played again from the start each time, to the same end:
// so nothing is kept between two acts. Parties with numbers play by them; parties that are known by
// statements play by one value model each that fits what was said, drawn under a named law. It is one of
// many, and no forecast.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/advice/models.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/profile.h"
#include "detente/scenario/scenario.h"
#include "detente/talks/session.h"

namespace detente::cases {

// What a person did when it was their turn. `time_up`: the clock ran out, and the talks end without a deal.
struct PersonAct {
    enum class Kind : std::uint8_t { offer, accept, walk, time_up };
    Kind kind = Kind::offer;
    std::vector<int> levels;  // of an offer: one an issue
};

struct PlayedRequest {
    std::string account;  // of statements; empty: the default one
    deals::Directions directions = deals::Directions::weak;
    deals::Law law = deals::Law::steps;
    std::uint64_t seed = 1;
    // What plays each party, by its id: a strategy as a user writes it. Parties that are not named are
    // people.
    std::vector<std::pair<std::string, std::string>> strategies;
    int rounds = 10;  // every party acts once a round
    std::vector<PersonAct> acts;
    std::optional<std::vector<int>> consider;  // what this package would be worth to everybody
};

struct PlayedOffer {
    int round = 0;  // from 0
    int party = 0;
    std::vector<int> levels;
    std::vector<double> worth;  // one a party
};

// A package of the frontier: none is better for somebody and worse for nobody.
struct FrontierPoint {
    std::vector<int> levels;
    std::vector<double> worth;
};

struct PlayedTalks {
    PlayedRequest request;
    struct Party {
        std::string id;
        std::string name;
        std::string strategy;  // empty: a person
        double no_deal = 0;    // what no deal is worth
        double best = 1;       // and the best that can be agreed
    };
    struct Matter {
        std::string id;
        std::string name;
        std::vector<std::string> levels;
    };
    std::vector<Party> parties;
    std::vector<Matter> issues;
    bool drawn = false;                   // by drawn value models; else by the scenario's numbers
    int waiting = -1;                     // the party that must act; -1: the talks are over
    int round = 0;                        // from 0
    std::optional<PlayedOffer> standing;  // what the waiting party may accept
    std::vector<PlayedOffer> offers;
    std::optional<std::vector<double>> considered;
    // Of talks that are over.
    std::optional<talks::SessionResult::End> ended;
    int by = -1;
    std::optional<std::vector<int>> agreement;
    std::vector<double> worth;            // what each party has
    std::vector<FrontierPoint> frontier;  // the first party's best first; empty where it was not looked for
    // A package that would have been better for somebody and worse for nobody than how it ended.
    std::optional<FrontierPoint> better;
    std::vector<std::string> gave_away;  // what the acts reveal if they were sincere, in sentences
    std::vector<std::string> notes;
};

// Errors: fewer than two parties; parties of whose values nothing is known; a space too large to list; an
// unknown party or strategy; an act that cannot be done (accepting where nothing stands, offering what cannot
// be agreed, acting after the end).
Result<PlayedTalks> played_talks(const Scenario& scenario, const PlayedRequest& request);
// `statements`: the same in statements, for what the acts reveal; nullptr: that is not told.
Result<PlayedTalks> played_talks(const NumericScenario& numeric, const Scenario* statements,
                                 const PlayedRequest& request);

}  // namespace detente::cases
