// SPDX-License-Identifier: Apache-2.0
// Conditions of an English sentence: "if", "unless", "provided", and the forms without a word of their own.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

// The cue of words [first, last], with the "only" or "even" before it.
GoverningCue condition_cue(const std::vector<Word>& words, std::size_t first, std::size_t last);
// The condition that opens the sentence at word `i`: "Absent a deal, …", "Withdraw and we will open the road".
std::optional<GoverningCue> leading_condition_at(const std::vector<Word>& words, std::size_t i);
// Any other condition, or indirect question, that begins at word `i`.
std::optional<GoverningCue> condition_at(const std::vector<Word>& words, std::size_t i);

// Lower case of word `at`, empty behind the last.
std::string_view cue_word(const std::vector<Word>& words, std::size_t at);
// A noun and not the verb: "the dispute", "a ban".
bool stands_as_a_noun(const std::vector<Word>& words, std::size_t at);
bool only_marks_precede(const std::vector<Word>& words, std::size_t at);
bool asks_at_end(const std::vector<Word>& words);

}  // namespace detente::ledger
