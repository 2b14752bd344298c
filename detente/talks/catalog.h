// SPDX-License-Identifier: Apache-2.0
// Every strategy, opponent model, acceptance rule and choice that there is: one table, from which the
// command, the documentation and the reader of strategies take names, parameters and sources. Adding one
// takes a file with its entry, a line in internal/entries.inc and a test.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"
#include "detente/talks/parts.h"
#include "detente/talks/session.h"

namespace detente::talks {

// Values of parameters by name. A maker finds every parameter of its kind here, given or by default.
using Parameters = std::map<std::string, double, std::less<>>;

struct ParameterKind {
    std::string name;
    std::string meaning;
    double standard = 0;  // the default
    double least = 0;
    double greatest = 1;
    bool whole = false;  // it counts something
};

// `voter`: how a party votes on a mediator's text, in place of a strategy. `protocol`: how talks are held;
// such an entry describes, and has no maker.
enum class PartKind { bidding, model, acceptance, choice, walking, voter, protocol };
std::string_view to_string(PartKind kind);
// As a sentence names it: "acceptance rule".
std::string_view spoken(PartKind kind);
inline constexpr PartKind kPartKinds[] = {PartKind::bidding, PartKind::acceptance, PartKind::model,
                                          PartKind::choice,  PartKind::walking,    PartKind::voter,
                                          PartKind::protocol};

// One entry of the catalog. Of the makers the one that its kind names is set.
struct CatalogEntry {
    PartKind kind = PartKind::bidding;
    std::string name;
    std::string idea;     // one sentence
    std::string formula;  // in plain text
    std::string source;   // author, year
    std::string differs;  // known differences, and what was guessed of the paper; empty: none known
    std::vector<ParameterKind> parameters;
    std::vector<Rules> rules;  // under which rule sets it has this definition; empty: under all
    // For a bidding: the parts that complete it unless the user names others.
    std::string acceptance = "asks";  // with parameters where they are not its standard: "ac_next(a=1.02)"
    bool acceptance_shares = false;   // that rule takes its parameters of the same names
    std::string choice = "worst";
    std::string model;  // empty: none
    // It looks at the clock and at its party's own values alone and keeps nothing from one turn to the next: a
    // bidding offers, and a choice chooses, the same whatever was said; an acceptance takes everything that is
    // worth some level or more.
    bool by_clock = false;
    bool below_reservation = false;  // its source lets it offer or accept less than no deal

    std::unique_ptr<Bidding> (*bidding)(const Parameters&) = nullptr;
    std::unique_ptr<OpponentModel> (*make_model)(const Parameters&) = nullptr;
    // A control for measurements that is shown the other side's true values; `make_model` is then not set.
    std::unique_ptr<OpponentModel> (*make_control)(const ProfileIndex& other) = nullptr;
    std::unique_ptr<Acceptance> (*make_acceptance)(const Parameters&) = nullptr;
    std::unique_ptr<Choice> (*make_choice)(const Parameters&) = nullptr;
    std::unique_ptr<Walking> (*make_walking)(const Parameters&) = nullptr;
    Voter (*make_voter)(const Parameters&) = nullptr;
};

// By kind, then in the order of the documentation.
const std::vector<CatalogEntry>& catalog();
// The entry of this kind and name that holds under the rules, or nullptr.
const CatalogEntry* find_entry(PartKind kind, std::string_view name, Rules rules);

// A part with its parameters.
struct PartChoice {
    const CatalogEntry* entry = nullptr;
    Parameters parameters;
};

// A strategy as a user wrote it: makes a fresh one for each session.
struct StrategyMaker {
    std::string text;
    PartChoice bidding, acceptance, choice, model;  // model.entry may be nullptr
    PartChoice walking;                             // the same: it never leaves of its own accord
    Tone tone = Tone::plain;                        // how it leaves
    bool sees_other() const { return model.entry && model.entry->make_control; }
    // `other`: the true values of the other side, for a control that is shown them; without it such a model
    // is left out. Must outlive the strategy.
    std::unique_ptr<Strategy> make(const ProfileIndex* other = nullptr) const;
};

// "boulware", "boulware(e=0.1)", "boulware(e=0.1) model=frequency accept=ac_combi(t=0.98) choice=best",
// "linear walk=insulted(offers=5) tone=hostile".
// Errors: an unknown name, part or parameter (with the nearest known one), a parameter out of its range or
// given twice, words that cannot be read.
Result<StrategyMaker> read_strategy(std::string_view text, Rules rules);
// "hill-climber", "annealer(temperature=0.2)". Errors: as read_strategy.
Result<Voter> read_voter(std::string_view text);

}  // namespace detente::talks
