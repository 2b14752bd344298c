// SPDX-License-Identifier: Apache-2.0
// Phrases that turn or doubt what follows them without a negative word.
#pragma once

#include <optional>
#include <vector>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

// A phrase at word `i` of one English sentence that turns, doubts or takes back what follows it without a
// negative word: "far be it from", "used to", "sources suggest that", "poured scorn on".
std::optional<GoverningCue> turned_phrase_at(const std::vector<Word>& words, std::size_t i);

// Takes out negations of a doubt with the doubt itself: what nobody doubts is said.
void drop_undoubted(const std::vector<Word>& words, std::vector<GoverningCue>& cues);

}  // namespace detente::ledger
