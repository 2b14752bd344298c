// SPDX-License-Identifier: Apache-2.0
// Every strategy, opponent model, acceptance rule and choice that there is: one table, from which the
// command, the documentation and the reader of strategies take names, parameters and sources. Adding one
// takes a file with its entry, a line in catalog.cpp and a test.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"
#include "detente/talks/parts.h"

namespace detente::talks {

// Values of parameters by name. A maker finds every parameter of its kind here, given or by default.
using Parameters = std::map<std::string, double, std::less<>>;

struct ParameterKind {
    std::string name;
    std::string meaning;
    double standard = 0;  // the default
    double least = 0;
    double greatest = 1;
};

enum class PartKind { bidding, model, acceptance, choice };
std::string_view to_string(PartKind kind);

// One entry of the catalog. Of the four makers the one that its kind names is set.
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
    std::string acceptance = "asks";
    std::string choice = "worst";
    std::string model;               // empty: none
    bool below_reservation = false;  // its source lets it offer or accept less than no deal

    std::unique_ptr<Bidding> (*bidding)(const Parameters&) = nullptr;
    std::unique_ptr<OpponentModel> (*make_model)(const Parameters&) = nullptr;
    // A control for measurements that is shown the other side's true values; `make_model` is then not set.
    std::unique_ptr<OpponentModel> (*make_control)(const ProfileIndex& other) = nullptr;
    std::unique_ptr<Acceptance> (*make_acceptance)(const Parameters&) = nullptr;
    std::unique_ptr<Choice> (*make_choice)(const Parameters&) = nullptr;
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
    bool sees_other() const { return model.entry && model.entry->make_control; }
    // `other`: the true values of the other side, for a control that is shown them; without it such a model
    // is left out. Must outlive the strategy.
    std::unique_ptr<Strategy> make(const ProfileIndex* other = nullptr) const;
};

// "boulware", "boulware(e=0.1)", "boulware(e=0.1) model=frequency accept=ac_combi(t=0.98) choice=best".
// Errors: an unknown name, part or parameter (with the nearest known one), a parameter out of its range or
// given twice, words that cannot be read.
Result<StrategyMaker> read_strategy(std::string_view text, Rules rules);

}  // namespace detente::talks
