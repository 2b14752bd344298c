// SPDX-License-Identifier: Apache-2.0
// Who a verb is about: the noun phrase before or after it. Shallow rules over words, no grammar; they prefer
// finding nothing to finding the wrong one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/words.h"

namespace detente::ledger {

struct NounPhrase {
    std::size_t first = 0;  // indices of words [first, last]
    std::size_t last = 0;
    std::string text;  // as written
    std::string role;  // of an apposition: "a sanctions scholar at Oslo University"
    bool pronoun = false;
    bool named = false;      // has a proper name in it
    bool anonymous = false;  // officials, people familiar with ...
    int count = 0;           // when an anonymous group states it
    bool found = false;

    explicit operator bool() const { return found; }
};

// The subject that ends directly before word `verb`, adverbs and auxiliaries between them skipped.
// `coordinated` becomes true when the verb continues an earlier clause ("..., and declared"), whose subject
// is then returned. `text` is what the words were made from; `stop` is the first word that may belong to the
// subject.
NounPhrase subject_before(std::string_view text, const std::vector<Word>& words, std::size_t verb,
                          std::size_t stop, bool& coordinated);

// The noun phrase that begins at word `start` ("The New York Times", "reporters", "two people familiar with
// the matter").
NounPhrase phrase_from(std::string_view text, const std::vector<Word>& words, std::size_t start);

bool is_pronoun(std::string_view lower);
// Nouns for people who speak without a name: officials, aides, diplomats.
bool is_person_noun(std::string_view lower);
// A news outlet by its name: "The Courier", "Reuters", "Radio Oslo"; `known` are names that somebody gave
// besides.
bool is_outlet(std::string_view phrase, const std::vector<std::string>& known);
// "reporters", "a news conference": speech to the press, no relay.
bool is_press(std::string_view phrase);
// Evidence, reports and data: things that suggest without speaking.
bool is_evidential(std::string_view lower);

}  // namespace detente::ledger
