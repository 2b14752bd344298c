// SPDX-License-Identifier: Apache-2.0
// Turns of phrase of other languages that doubt, take back or bind a clause, and next sentences that deny it.
#pragma once

#include <string_view>

#include "detente/ledger/internal/foreign_cues.h"

namespace detente::ledger {

// Phrases in the notation of phrase_match.h, parted by blanks round a slash: " / ".
struct ForeignTurns {
    Language language;
    std::string_view asides;      // hearsay in the sentence, wherever it stands: "dit-on"
    std::string_view denials;     // what follows is not done or not so: "a failli", "estuvo a punto de"
    std::string_view hedges;      // what follows is imagined or held against somebody: "comme si"
    std::string_view conditions;  // what follows is bound
    std::string_view phrases;     // govern what follows alone, to the comma: "loin de"
    std::string_view predicates;  // behind what they call false: "est ridicule"
    std::string_view papers;      // what may be withdrawn: words by |
    std::string_view withdrawn;   // words by |: what they say is not to be trusted
    std::string_view next;        // the next sentence from its first word on: "c'est faux"
};

// Null where there are none.
const ForeignTurns* foreign_turns(Language language);

// Strings of a next sentence that deny the one before it, parted by |, for languages without words.
std::string_view denying_strings(Language language);

}  // namespace detente::ledger
