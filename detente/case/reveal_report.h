// SPDX-License-Identifier: Apache-2.0
// What offers, refusals, acceptances and walk-outs reveal: the statements they imply if whoever made them was
// sincere, what those change, and what would change back if one refusal was a bluff. A move is evidence of
// preferences only under that supposition, and the answer says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

struct RevealRequest {
    std::string account;  // empty: the default
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
    std::vector<TalkEvent> events;  // empty: those of the scenario's [talks]
};

// A move and what it implies if it was sincere:
//   offers p            p is at least as good to it as no deal;
//   refuses p, offers q q is better to it than p (it would rather have what it asks for);
//   refuses p           and offers nothing afterwards: nothing by itself;
//   accepts p           p is at least as good to it as no deal;
//   walks, p standing   no deal is better to it than p;
//   walks out of p      the same, where p is named and is not its own offer;
//   says                nothing: words that cost nothing change no verdict.
struct TalkMove {
    TalkEvent event;
    std::optional<Package> about;       // what stands, for a refusal, an acceptance, a walk-out
    std::vector<Statement> implies;     // with ids "T1 if sincere"
    std::vector<std::string> in_words;  // the same, as read aloud
    std::string leads_to;               // of a walk-out: the standoff's state, where the file says it
};

struct RevealedChange {
    int party = 0;
    Package package;
    Verdict before = Verdict::undetermined;
    Verdict after = Verdict::undetermined;
};

struct AccountState {
    std::vector<deals::Counts> verdicts;  // one a party
    deals::Zone zone;
};

// What changes when one move of a party was no sincere one and its implications are left out.
struct Bluff {
    std::size_t move = 0;  // index into `moves`
    std::uint64_t changes = 0;
    std::vector<RevealedChange> verdicts;  // from all moves sincere to this one a bluff; at most 20
};

struct RevealReport {
    RevealRequest request;
    Scenario scenario;
    std::string account;
    std::vector<TalkMove> moves;
    AccountState before;
    // Why the moves cannot all have been sincere, if they cannot: then `after` and what follows are not
    // filled in.
    std::optional<deals::Contradiction> contradiction;
    AccountState after;
    std::uint64_t changes = 0;
    std::vector<RevealedChange> changed;  // at most 200, smaller package codes first
    std::vector<Bluff> bluffs;            // one a refusal or walk-out that implies something
};

// Errors: no events; an unknown account; statements that contradict each other already; a space too large to
// list.
Result<RevealReport> reveal_report(const Scenario& scenario, const RevealRequest& request);

// "detente.reveal/1"
Document to_document(const RevealReport& report);
// What it says, a paragraph each.
std::vector<std::string> reveal_sentences(const RevealReport& report);

}  // namespace detente::cases
