// SPDX-License-Identifier: Apache-2.0
// What was done, not only said: offers, demands, refusals, walk-outs, concessions, tests. An actor and a
// finished verb, or a passive without an actor; never out of a possibility or a condition of the main clause,
// or a question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/hedges.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

struct Event {
    std::string kind;   // offer, demand, want, accept, agree, reject, walk, cancel, collapse, break, resume,
                        // meet, concede, keep, freeze, test, impose, threaten, promise, ...
    std::string cue;    // the verb as written
    std::string actor;  // as written; empty where none is named
    std::string what;   // "all its sanctions", "drop all its sanctions"; empty where nothing follows
    std::string whom;   // of whom it is asked, with whom it is broken off; empty where nobody is named
    bool quoted = false;  // in the speaker's own words: “We cannot accept”
    std::string family;   // the PLOVER family, or empty
    Span span;            // of the cue in the block
};

// Events of one sentence of a block, from its words and hedges. Headlines are written in the present tense:
// `headline` admits it.
std::vector<Event> events_of(std::string_view block, Span sentence, const std::vector<Word>& words,
                             const std::vector<Hedge>& hedges, const std::vector<QuoteSpan>& quotes,
                             bool headline);

}  // namespace detente::ledger
