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
    std::size_t first = 0;  // indices of words [first, last], a role in front of the name included
    std::size_t last = 0;
    std::string text;  // as written; of a person with a name the name alone
    std::string role;  // "envoy", "a sanctions scholar at Oslo University", "Doland's minister"
    bool pronoun = false;
    bool named = false;      // has a proper name in it
    bool anonymous = false;  // officials, people familiar with ...
    bool definite = false;   // "the minister": some one person, named elsewhere
    int count = 0;           // when an anonymous group states it
    bool found = false;

    explicit operator bool() const { return found; }
};

// The subject that ends directly before word `verb`, adverbs, auxiliaries, dates and an apposition between
// them skipped. `coordinated` becomes true when the verb continues an earlier clause ("..., and declared"),
// whose subject is then returned. `text` is what the words were made from; `stop` is the first word that may
// belong to the subject.
NounPhrase subject_before(std::string_view text, const std::vector<Word>& words, std::size_t verb,
                          std::size_t stop, bool& coordinated);

// The noun phrase that begins at word `start` ("The New York Times", "reporters", "envoy Pavel Irek"); with
// `with_tail` what describes it too ("two people familiar with the matter", "a diplomat in his capital").
NounPhrase phrase_from(std::string_view text, const std::vector<Word>& words, std::size_t start,
                       bool with_tail = false);

}  // namespace detente::ledger
