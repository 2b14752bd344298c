// SPDX-License-Identifier: Apache-2.0
// Words that turn, doubt or bind the words they govern: negations, denials, conditions, hedges. Whether they
// reach a certain quotation is asked elsewhere (quote_governors.h).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "detente/ledger/words.h"

namespace detente::ledger {

struct GoverningCue {
    enum class Kind { negation, denial, condition, hedge, question };
    // How far to the right it governs.
    enum class Reach {
        clause,    // to the end of its clause and of what that takes as its object
        content,   // the same, but only what it says, denies or doubts: a clause, an infinitive or an object
        phrase,    // to the next comma: "without", "instead of"
        adjacent,  // the next word alone: "nearly all"
    };
    Kind kind = Kind::negation;
    Reach reach = Reach::clause;
    std::size_t first = 0;    // index of its first word
    std::size_t last = 0;     // index of its last word
    bool adverb = false;      // of a whole sentence: "reportedly"
    bool concession = false;  // "even if": governs its own clause and not the main one
};

// The cues of one English sentence in order of place. Words for which `masked` is set (another quotation's)
// are not looked at; it may be empty.
std::vector<GoverningCue> governing_cues(const std::vector<Word>& words, const std::vector<char>& masked);

std::string_view to_string(GoverningCue::Kind kind);

// A form that shows a clause: an auxiliary, a modal, a reporting verb, a past form.
bool is_finite_form(const std::vector<Word>& words, std::size_t at);
bool is_auxiliary_verb(std::string_view lower);

// Bare words: "not", "no", "never", "cannot", "don't".
bool is_negative_word(std::string_view lower);
// The words that say how a thing stands and that no bracket may add or take away: negations, modals,
// numbers and quantities, words that refuse or doubt. Empty for any other word.
std::string_view loaded_class(std::string_view lower);

}  // namespace detente::ledger
