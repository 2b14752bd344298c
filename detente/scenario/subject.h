// SPDX-License-Identifier: Apache-2.0
// A party as the subject of an English sentence: "the nurses take it", "the clinic takes it".
#pragma once

#include <string>
#include <string_view>

#include "detente/scenario/scenario.h"

namespace detente {

// Whether a name stands for more than one: "the nurses", "owners and tenants", "the people". Only a last word
// in small letters is looked at ("United States" and "the Netherlands" are each one), and not what ends like
// "congress", "crisis" or "virus". A guess from spelling; nothing but grammar hangs on it.
bool names_many(std::string_view name);

struct Subject {
    std::string name;   // within a sentence
    std::string start;  // at its start: "The nurses"
    bool many = false;

    // "takes" or "take": the word that agrees.
    std::string_view agree(std::string_view one, std::string_view more) const { return many ? more : one; }
    std::string_view it() const { return many ? "them" : "it"; }
    std::string_view its() const { return many ? "their" : "its"; }
};

// "The nurses play", "the clinic plays": a name and the word that agrees with it.
std::string with_verb(std::string name, std::string_view one, std::string_view more);

// By its name, or by its id where it has none.
Subject subject_of(const Scenario& scenario, int party);

}  // namespace detente
