// SPDX-License-Identifier: Apache-2.0
// Negations, denials and conditions of five languages besides English, and how far they reach: by clause,
// with less grammar than English has here.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "detente/ledger/sentences.h"

namespace detente::ledger {

enum class Language { english, german, french, spanish, russian, chinese, other };

// By script and by the commonest words; English where nothing tells.
Language language_of(std::string_view text);

struct ForeignCue {
    Span span;  // bytes of the text
    bool condition = false;
    bool denial = false;  // a verb: it governs the clause that it introduces
};

// The cues of a text in order of place. Empty for English and for languages that are not in the list.
std::vector<ForeignCue> foreign_cues(std::string_view text, Language language);

// The cue outside `quoted` that governs it, in one sentence.
std::optional<ForeignCue> foreign_governor(std::string_view sentence, Span quoted, Language language);

}  // namespace detente::ledger
