// SPDX-License-Identifier: Apache-2.0
// What the room of deals answers: plain data with its reasons. Parties and issues are indices into the
// scenario.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/base/rational.h"
#include "detente/scenario/package.h"
#include "detente/scenario/verdict.h"

namespace detente::deals {

// A verdict of this room is over the value functions consistent with the statements in force: it holds for
// all, for none, or for some of them.
using detente::to_string;
using detente::Verdict;

// Which value functions are considered: additive over issues (the default), or any monotone one.
enum class Family { additive, monotone };
// Directions as the scenario states them, or with every stated step counting strictly.
enum class Directions { weak, strict };
std::string_view to_string(Family family);
std::string_view to_string(Directions directions);

// One line of a proof: this statement, direction step or given number, taken `multiplier` times.
struct Reason {
    enum class Kind { statement, direction, number };
    Kind kind = Kind::statement;
    std::string id;  // of the statement, direction ("us.nuclear") or number ("values.us.no_deal")
    Rational multiplier = 1;
    // For a direction: the step it speaks of, from level step-1 to level step of the issue. Otherwise -1.
    int issue = -1;
    int step = -1;
    std::string text;  // the line in words, as the scenario has it
    // For a statement with a red line `any {...}`: the matching package that it is used for here.
    std::optional<Package> first_stands_for;
    std::optional<Package> second_stands_for;
};

struct Counts {
    std::uint64_t always = 0;
    std::uint64_t never = 0;
    std::uint64_t undetermined = 0;
};

// certain: acceptable to all for sure; excluded: some party certainly refuses; open: the rest.
struct Zone {
    std::uint64_t certain = 0;
    std::uint64_t excluded = 0;
    std::uint64_t open = 0;
};

// A smallest-by-inclusion set of statements that cannot hold together, with the multipliers that show it.
struct Contradiction {
    int party = 0;
    std::vector<Reason>
        statements;  // statements and given numbers; dropping any one leaves the rest consistent
    std::vector<Reason> directions;  // directions that take part
};

// One value function, as exact numbers: values[issue][level], 0 at level 0, and the value of no deal.
struct ValueModel {
    std::vector<std::vector<Rational>> values;
    Rational no_deal;
    // In the monotone family a value function need not add up over issues: then `values` is empty and this
    // lists the packages that take part. Only their order, and no deal's place in it, counts.
    std::vector<std::pair<Package, Rational>> packages;
};

// "Would PARTY take PACKAGE?" and how many of that party's packages each answer would decide.
struct OpenQuestion {
    int party = 0;
    Package package;
    std::uint64_t if_yes = 0;
    std::uint64_t if_no = 0;
};

struct LevelChange {
    int issue = 0;
    int from = 0;
    int to = 0;
};

// A smallest-by-inclusion change of levels, where it leads, and what every party makes of that package.
struct Change {
    std::vector<LevelChange> levels;
    int steps = 0;  // level steps in all
    Package package;
    std::vector<Verdict> verdicts;  // one a party
};

// One party's answer to one package.
struct PackageAnswer {
    Verdict verdict = Verdict::undetermined;
    std::vector<Reason> reasons;                // for always and never: the proof
    std::vector<std::string> carried_by;        // statements whose removal alone changes the verdict
    std::vector<std::string> carried_together;  // if there is none: one smallest set whose removal does
    std::vector<Change> opens;                  // for never: changes after which refusal is no longer certain
    std::vector<Change> secures;                // for never: changes after which acceptance is certain
    std::optional<OpenQuestion> settle;         // for undetermined: the question that would decide it
    std::optional<ValueModel> accepts;          // for undetermined: two consistent models that disagree
    std::optional<ValueModel> refuses;
    std::string note;  // what was cut short by a limit and which; empty when nothing was
};

// One party's verdict on one package and, for always and never, the proof.
struct Proof {
    Verdict verdict = Verdict::undetermined;
    std::vector<Reason> reasons;
};

struct Comparison {
    Verdict first_at_least = Verdict::undetermined;  // is the first package at least as good as the second?
    Verdict second_at_least = Verdict::undetermined;
    std::vector<Reason> first_reasons;
    std::vector<Reason> second_reasons;
};

// A package certain for all parties but one, and that one undetermined: the best for it of its kind.
struct OneAnswerAway {
    int party = 0;  // the party to be asked
    Package package;
};

// Everything asked for, under one account.
struct AccountDeals {
    std::string account;
    std::string packages;                        // how many there are under this account, in digits
    std::optional<Contradiction> contradiction;  // then nothing below is filled in
    bool counted = false;                        // false when the space is too large to list
    std::vector<Counts> verdicts;                // one a party
    Zone zone;
    // When asked for: verdict_map[party][code] for every package code (mixed radix, first issue the least
    // significant), and whether the code counts at all (feasible, and not the package that equals no deal).
    std::vector<std::vector<Verdict>> verdict_map;
    std::vector<bool> counts;
    // With settle: one a party, none where nothing is open.
    std::vector<std::optional<OpenQuestion>> settle;
    std::string
        settle_refused;  // why no question was looked for, when that would take too long; otherwise empty
    std::vector<OneAnswerAway> one_answer_away;
    std::vector<PackageAnswer> package;      // with a named package: one a party
    std::vector<Comparison> compare;         // with two named packages: one a party
    std::vector<std::vector<Proof>> proofs;  // with packages to prove: [package][party]
};

struct DealsAnswer {
    std::string packages;  // how many there are under the first account asked for, in digits: it may be
                           // beyond 64 bits
    Family family = Family::additive;
    Directions directions = Directions::weak;
    std::string refused;  // why nothing was counted, when the space is too large; otherwise empty
    std::vector<AccountDeals> accounts;
    // With verify: how many certificates (proofs and value functions) the independent checker re-proved.
    std::optional<std::uint64_t> certificates;
};

}  // namespace detente::deals
