// SPDX-License-Identifier: Apache-2.0
// How the talks are held: protocol, deadline, who opens. Read, checked and kept for the room of the table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/error.h"
#include "detente/scenario/item.h"
#include "detente/scenario/package.h"

namespace detente {

// What somebody did at the table, in the order in which it happened.
struct TalkEvent {
    // `says`: words that cost nothing (praise, a threat, a promise). They imply nothing about values.
    enum class Act { offers, refuses, accepts, walks, says };
    std::string id;  // default: "talks.1", "talks.2", ...
    int party = 0;
    Act act = Act::offers;
    // Of an offer: what is offered. Of a refusal, an acceptance or a walk-out: what it speaks of; without
    // one, the offer that stands.
    std::optional<Package> package;
    std::string tone;  // of a walk-out: "friendly", "hostile", or empty
    Date on;
    std::string note;
    Place place;

    friend bool operator==(const TalkEvent& a, const TalkEvent& b) {
        return a.id == b.id && a.party == b.party && a.act == b.act && a.package == b.package &&
               a.tone == b.tone && a.on == b.on && a.note == b.note;
    }
};
std::string_view to_string(TalkEvent::Act act);

// What a party plays at the table, as a strategy is written: "boulware(e=0.2) accept=ac_next".
struct TalksStrategy {
    int party = 0;
    std::string text;
    Place place;
    friend bool operator==(const TalksStrategy& a, const TalksStrategy& b) {
        return a.party == b.party && a.text == b.text;
    }
};

// The first offer that a party made, or would make.
struct TalksOpening {
    int party = 0;
    Package package;
    Place place;
    friend bool operator==(const TalksOpening& a, const TalksOpening& b) {
        return a.party == b.party && a.package == b.package;
    }
};

struct TalksSection {
    std::string protocol;        // "alternating offers", "stacked alternating offers", "single text", ...
    std::optional<int> rounds;   // the deadline in rounds
    std::optional<int> seconds;  // the deadline in seconds
    std::optional<int> opens;    // the party that opens
    std::vector<int> order;      // parties in speaking order, when given
    std::vector<TalksStrategy> strategies;
    std::vector<TalksOpening> openings;
    std::vector<TalkEvent> events;
    std::string note;
    Place place;

    friend bool operator==(const TalksSection& a, const TalksSection& b) {
        return a.protocol == b.protocol && a.rounds == b.rounds && a.seconds == b.seconds &&
               a.opens == b.opens && a.order == b.order && a.strategies == b.strategies &&
               a.openings == b.openings && a.events == b.events && a.note == b.note;
    }
};

}  // namespace detente
