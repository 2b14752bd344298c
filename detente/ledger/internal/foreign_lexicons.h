// SPDX-License-Identifier: Apache-2.0
// The words of each language that the foreign cues are made of.
#pragma once

#include <span>
#include <string_view>

#include "detente/ledger/internal/foreign_cues.h"

namespace detente::ledger {

// Lower case; words parted by blanks, sequences of words by |. An asterisk before a word stands for any
// beginning, one behind it for any end.
struct ForeignLexicon {
    Language language;
    std::string_view common;     // words by which the language is known among those of its script
    std::string_view negations;  // single words
    std::string_view phrases;    // negations of what follows alone: "ohne", "sans"
    std::string_view denials;    // forms of verbs and nouns that deny or refuse
    std::string_view conditions;
    std::string_view hedges;
    std::string_view subordinates;  // after a comma these go on with the clause that governs them
    std::string_view coordinates;   // these end it
    std::string_view adversatives;  // of these the ones that end a condition's reach too
    std::string_view sequences;     // cues of several words, each behind what it is: "c:", "h:", "d:", "n:"
    std::string_view harmless;      // sequences in which nothing is negated
};

// The lexicons of further_lexicons.cpp.
std::span<const ForeignLexicon> further_lexicons();

// Null where there is none.
const ForeignLexicon* foreign_lexicon(Language language);
// The lexicons of languages in Latin letters, and of those in Cyrillic ones.
enum class LexiconScript : std::uint8_t { latin, cyrillic };
std::vector<const ForeignLexicon*> foreign_lexicons(LexiconScript script);

// What parts languages whose small words are alike: ends of words ("*ción", parted by blanks) and letters; and how many
// of these letters a lower-case text has.
std::string_view typical_ends(Language language);
std::string_view typical_letters(Language language);
int letters_of(std::string_view text, std::string_view letters);

}  // namespace detente::ledger
