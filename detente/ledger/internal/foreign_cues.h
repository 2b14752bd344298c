// SPDX-License-Identifier: Apache-2.0
// Negations, denials, hedges and conditions of languages besides English, and how far they reach: by clause,
// with less grammar than English has here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/sentences.h"

namespace detente::ledger {

enum class Language : std::uint8_t {
    english,
    german,
    french,
    spanish,
    italian,
    portuguese,
    dutch,
    swedish,
    polish,
    russian,
    ukrainian,
    turkish,
    arabic,
    persian,
    hindi,
    chinese,
    japanese,
    korean,
    thai,
    danish,  // and Norwegian
    czech,
    romanian,
    finnish,
    hungarian,
    indonesian,  // and Malay
    vietnamese,
    greek,
    hebrew,
    slovene,  // and Croatian, Serbian in Latin letters
    other
};

// By script and by the commonest words; English where nothing tells.
Language language_of(std::string_view text);

struct ForeignCue {
    Span span;  // bytes of the text
    bool condition = false;
    bool denial = false;  // a verb: it governs the clause that it introduces
    bool hedge = false;
    bool phrase = false;     // "ohne", "sans": governs what follows alone
    bool adjacent = false;   // "бы": governs the word beside it alone
    bool whether = false;    // "ob": governs its own clause alone
    bool aside = false;      // "dit-on": of the whole sentence, commas or not
    bool predicate = false;  // "est faux": governs what stands before it
};

// The cues of a text in order of place. Empty for English and for languages that are not in the list.
std::vector<ForeignCue> foreign_cues(std::string_view text, Language language);

// The cue outside `quoted` that governs it, in one sentence.
std::optional<ForeignCue> foreign_governor(std::string_view sentence, Span quoted, Language language);

// The same for languages in which cues are strings of the sentence: Chinese, Japanese, Korean, Thai.
bool has_string_cues(Language language);
std::vector<ForeignCue> string_cues(std::string_view text, Language language);
std::optional<ForeignCue> string_governor(std::string_view sentence, Span quoted, Language language);

// "C'est faux.", "Das stimmt nicht.": the sentence takes back the one before it.
bool takes_back_in(std::string_view next, Language language);

// A finite verb of saying in German, French, Spanish and others: "sagte", "a dit".
bool reports_in_another_language(std::string_view word);

}  // namespace detente::ledger
