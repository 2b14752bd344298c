// SPDX-License-Identifier: Apache-2.0
// How the talks go between parties that are known by statements: value models consistent with the statements
// are drawn under named laws, and each pair of drawn models plays each pair of strategies. What comes out are
// shares of drawn models and ranges over strategies and laws. They depend on the law and on the strategies,
// and are neither probabilities nor a forecast.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/protocol.h"
#include "detente/deals/advice/models.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// What is played where nobody names a strategy: one that holds out, one that gives way early, one that gives
// what it gets, one that goes down its own list step by step, and one that holds out and walks out.
const std::vector<std::string>& standard_strategies(std::size_t parties);

struct DrawnTalksRequest {
    std::string account;  // empty: the default one
    deals::Directions directions = deals::Directions::weak;
    std::vector<deals::Law> laws{deals::Law::steps, deals::Law::issues};
    // Sessions of each line-up under each law: the k-th is between the k-th drawn models of the parties.
    std::uint64_t repeat = 1;
    // What a party plays, by its id; a party that is not named plays each of the standard strategies in turn.
    std::vector<std::pair<std::string, std::string>> strategies;
    std::vector<std::string> in_turn;  // in place of the standard strategies; empty: those
    Protocol protocol = Protocol::alternating;
    talks::SessionSettings settings;  // its seed is that of the models too
    std::vector<std::pair<std::string, Package>> openings;
    std::string opens;               // the party that acts first in each round; empty: the first of the file
    std::vector<std::string> order;  // and how the others follow; those not named as in the file
    // So many sessions at most are also played under other accounts, with the first offers that were made,
    // and with what walks lead to; 0: none.
    std::uint64_t what_ifs = 500;
    // Calls the function for 0 ... count - 1, in any order, perhaps at the same time; empty: one after the
    // other.
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& part)> spread;
};

// How the sessions of one line-up under one law ended.
struct DrawnShares {
    deals::Law law = deals::Law::steps;
    std::uint64_t sessions = 0, agreements = 0, deadlines = 0;
    std::vector<std::uint64_t> walks;                         // by whom
    std::vector<std::pair<Package, std::uint64_t>> packages;  // agreed on, the most frequent first
    std::uint64_t rounds = 0;                                 // of all agreements, added up, each from 1

    double share(std::uint64_t count) const {
        return sessions == 0 ? 0 : static_cast<double>(count) / static_cast<double>(sessions);
    }
};

struct LineUp {
    std::vector<std::string> strategies;  // one a party
    std::vector<DrawnShares> laws;
};

// The least and the greatest share over line-ups and laws, and where they were found.
struct ShareRange {
    double least = 1, greatest = 0;
    std::size_t least_line_up = 0, greatest_line_up = 0;
    std::size_t least_law = 0, greatest_law = 0;
};

// Everything played under one supposition.
struct DrawnPlay {
    enum class Kind { asked, account, openings, walk };
    Kind kind = Kind::asked;
    std::string name;              // of the account, of the walk ("hostile"); for people, in the sentence
    std::string leads_to;          // of a walk: the state's label
    bool same_as_no_deal = false;  // of a walk: that state is what no deal is; nothing is played again
    std::string refused;           // why it could not be played; then the rest is empty
    std::uint64_t sessions = 0;
    std::vector<LineUp> line_ups;
    // By law: the share of drawn models (one of each party) for which some package is as good to all as no
    // deal, so that no strategies could agree more often without a loss to somebody; how many independent
    // draws would be as exact, of the party with the fewest.
    std::vector<double> deal_exists;
    std::vector<double> effective;
    ShareRange agreement, deadline;
    std::vector<ShareRange> walks;  // by whom
    // Beside what was asked: line-ups and laws under which they agree more or less often by more than twice
    // the standard error of the difference, and the largest such difference (signed, of shares).
    std::size_t more_often = 0, less_often = 0;
    double greatest_change = 0;
    std::size_t greatest_change_line_up = 0, greatest_change_law = 0;
};

// What the agreements have in common, over line-ups and laws in which at least one session in a hundred ended
// in one, and at least twenty did.
struct IssueInAgreements {
    int issue = 0;
    int lowest = 0, highest = 0;     // levels that were agreed on anywhere
    double least = 1, greatest = 0;  // the share of a line-up's agreements that move the issue at all
    // Whether most of a line-up's agreements move it, by more than twice the standard error of a share: everywhere,
    // nowhere, under one law in some line-ups and not in others, by the law alone, or none of these.
    enum class Most { move, leave, by_line_up, by_law, unsettled };
    Most most = Most::unsettled;
};

// What one party's strategy comes to whatever the others play: the least share that ends in agreement.
struct Assured {
    int party = 0;
    std::string strategy;
    double least = 1;
};

// A package that somebody agreed on, with its least and greatest share of the sessions of a line-up.
struct AgreedPackage {
    Package package;
    double least = 1, greatest = 0;
    std::size_t line_ups = 0;  // and laws, in which somebody agreed on it
};

struct DrawnTalks {
    DrawnTalksRequest request;
    Scenario scenario;
    std::string account;
    std::vector<std::string> strategies;    // the standard set, where it was played
    std::vector<DrawnPlay> plays;           // the first is what was asked
    std::vector<IssueInAgreements> issues;  // one an issue; empty where nobody ever agreed
    std::size_t few_agreements = 0;         // line-ups and laws that `issues` leaves out
    std::vector<Assured> assured;           // by party, then by strategy
    std::vector<AgreedPackage> packages;    // the greatest share first
    std::optional<Package> most_frequent;   // where one package is the most frequent wherever they agree
    std::vector<std::string> notes;
};

// Errors: an unknown account, party or strategy; statements that contradict each other; a space too large to
// list; no model of a law that fits what is known; fewer than two parties; a protocol for two parties with
// more, or one that is not played with drawn models.
Result<DrawnTalks> drawn_talks(const Scenario& scenario, const DrawnTalksRequest& request);

// Fills in what is found by comparing what was played. drawn_talks() has called it.
void find_what_holds(DrawnTalks& talks);

// "detente.drawn_talks/1"; docs/json.md has every key.
Document to_document(const DrawnTalks& talks);

}  // namespace detente::cases
