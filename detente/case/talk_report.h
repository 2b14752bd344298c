// SPDX-License-Identifier: Apache-2.0
// How the talks go: sessions between strategies over parties that have numbers, one or many, and what came of
// them. Everything that a door shows of talks is in here.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/protocol.h"
#include "detente/scenario/profile.h"
#include "detente/talks/session.h"

namespace detente::cases {

// Where a party that an outside program plays sits.
struct ProgramPlace {
    const NumericScenario* scenario = nullptr;
    int profile = 0;
    int seat = 0;
    std::vector<std::string> parties;
    std::string protocol, rules;
    int rounds = 0;
    talks::OutcomeTable* outcomes = nullptr;
};
// Makes a party from a command line; handed in by a door that can start programs.
using ProgramMaker =
    std::function<std::unique_ptr<talks::Strategy>(const std::string& command, const ProgramPlace& place)>;

struct TalkRequest {
    // Who plays what: the party's name, or nothing for parties in the file's order; then the strategy as a
    // user writes it, "boulware(e=0.2) accept=ac_next". Either all are named or none is.
    std::vector<std::pair<std::string, std::string>> strategies;
    Protocol protocol = Protocol::alternating;
    talks::SessionSettings settings;
    // How waiting costs, with the factors of the profiles unless others are given: the party's name and its
    // factor in (0, 1]. A division discounts by round where nothing else is said.
    talks::Discounting discounting = talks::Discounting::none;
    std::vector<std::pair<std::string, double>> factors;
    std::string opens;                // the party that acts first in each round; empty: as in the file
    std::vector<std::string> order;   // and how the others follow; those not named as in the file
    bool annealing_mediator = false;  // of single-text mediation
    std::vector<std::pair<std::string, int>> powers;  // of simultaneous offers: a party and its power
    std::uint64_t repeat = 1;  // sessions, numbered from 0; each draws from its own stream
    // What a party offers first, whatever it plays: the party's name and an outcome.
    std::vector<std::pair<std::string, Outcome>> openings;
    ProgramMaker program;             // plays "program:COMMAND"; without it such a party is an error
    std::optional<std::string> fair;  // of a final-offer round: the point that the arbitrator holds fair
    bool yardsticks = true;           // tell how far the end is from the frontier and the points
};

struct TalkOffer {
    int round = 0;  // from 0
    int party = 0;  // index into the report's parties
    Outcome outcome;
    std::vector<double> utilities;  // one a party
    // How it changed what the two sides have against the party's offer before, by its own utility and the
    // other side's (Hindriks, Jonker, Tykhonov 2007): concession, selfish, fortunate, unfortunate, nice,
    // silent; "first" for a first offer. Of two parties only; else empty.
    std::string_view move;
    std::optional<double>
        asks;  // the utility that the party asked for then, where its strategy has such a level
};

// How well a party's model understands the other side after an offer of its own (talks/model_accuracy.h).
struct TalkAccuracy {
    int round = 0;
    int party = 0;  // whose model it is
    double time = 0;
    std::optional<double> pearson, kendall;
    double mean_error = 0, frontier_distance = 0;
};

// One of several deals of a session.
struct TalkDeal {
    Outcome outcome;
    int round = 0;
    std::vector<int> members;
};

struct TalkSession {
    talks::SessionResult::End ended = talks::SessionResult::End::deadline;
    int by = -1;
    int round = 0;
    talks::Tone tone = talks::Tone::plain;
    std::optional<Outcome> agreement;
    std::vector<int> members;  // who agreed, where that is not everybody
    std::vector<double> utilities;
    std::vector<TalkDeal> deals;  // where there may be several
    std::vector<TalkOffer> offers;
    std::vector<TalkAccuracy> accuracies;  // over time, of the parties that keep a model
    // Euclidean distances of what the parties have to the nearest point of the frontier and to each point of
    // solution. Absent where the frontier could not be had.
    std::optional<double> to_frontier;
    std::vector<std::pair<std::string, double>> to_points;
    std::string fault;
};

// What many sessions came to: counts, and what each agreement was.
struct TalkSummary {
    std::uint64_t sessions = 0, agreements = 0, deadlines = 0, errors = 0;
    std::vector<std::uint64_t> walks;                         // by whom
    std::vector<double> mean_utilities;                       // no deal included
    std::vector<std::pair<Outcome, std::uint64_t>> outcomes;  // the most frequent first, at most 20
    std::uint64_t other_outcomes = 0;                         // sessions that ended in rarer ones
};

// Rubinstein's division in closed form: what the party that offers first takes of a pie, and what is left;
// and what they have where offers follow each other without delay (Rubinstein 1982; Binmore 1987).
struct ClosedForm {
    double first = 0, second = 0;
    double limit_first = 0, limit_second = 0;
};

struct TalkReport {
    TalkRequest request;
    std::string scenario;
    Domain domain;
    std::vector<std::string> parties;
    std::vector<std::string> strategies;  // as read, one a party
    std::vector<double> reservations;     // what no deal is worth; not finite where every deal is as good
    TalkSession first;                    // the session numbered `request.settings.match`
    std::optional<TalkSummary> summary;   // of several sessions
    std::vector<TalkSession>
        sessions;                 // all of them, without their offers, where `keep_sessions` asked for it
    std::vector<double> factors;  // of a discounted session, one a party
    std::optional<ClosedForm> division;  // of the protocol division
    std::vector<std::string> notes;
};

// Precondition: both factors above 0, and not both 1.
ClosedForm rubinstein_division(double first, double second);

// Errors: an unknown party, strategy or parameter; a party without a strategy or given two; fewer than two
// parties with numbers; a profile that cannot be played; a protocol of two parties with more; a division
// without discount factors; no deadline where nobody ever walks.
Result<TalkReport> talk_report(const NumericScenario& scenario, const TalkRequest& request,
                               bool keep_sessions = false);

// "detente.talk/1"; docs/json.md has every key.
Document to_document(const TalkReport& report);
// One session, as in `sessions`.
Document session_document(const TalkSession& session, const TalkReport& report);

}  // namespace detente::cases
