// SPDX-License-Identifier: Apache-2.0
// Words that say how sure somebody is. They are marked and quoted as they stand; none is turned into a
// number.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

enum class HedgeKind {
    hearsay,       // reportedly: a claim of unknown origin
    inference,     // evidently, appears to
    possibility,   // may, possibly: supports nothing until a person restates it
    probability,   // likely
    belief,        // believe, worry
    approximator,  // about 40, effectively
    open,          // it is not clear
    condition,     // if, unless
    booster,       // clearly: no hedge, and it raises nothing
};
std::string_view to_string(HedgeKind kind);

struct Hedge {
    std::string cue;  // as it is written, in lower case, apostrophes straight
    HedgeKind kind = HedgeKind::possibility;
    Span span;               // bytes in the text that was searched
    bool ambiguous = false;  // "may not": possibility or prohibition
};

// The cues of one sentence in order of place, boosters among them. The longest cue at a place wins, and the
// false friends of each (May the month, could as ability, a think tank, ...) are left out.
std::vector<Hedge> hedges_of(std::string_view sentence);
// The same from the words of the sentence.
std::vector<Hedge> hedges_of(const std::vector<Word>& words);

// Whether byte `at` of the sentence stands in its main clause or in what it reports, and not in a relative or
// other side clause: of "we cannot accept guidelines that they may change" the second verb does not.
bool in_main_clause(const std::vector<Word>& words, std::size_t at);

// Every cue of the list wherever it stands, no false friend left out: what the rules are measured against.
std::vector<Hedge> listed_cues_of(std::string_view sentence);

}  // namespace detente::ledger
