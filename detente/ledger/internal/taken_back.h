// SPDX-License-Identifier: Apache-2.0
// What takes back a clause behind it: a predicate that calls it false, a relative clause or an apposition that
// withdraws it, a coordinate that corrects it, the next sentence.
#pragma once

#include <optional>
#include <string>

#include "detente/ledger/internal/quote_region.h"

namespace detente::ledger {

// "false", "a lie", "made up", "never proved", "fell apart in court": how many words from `i` on deny what the
// clause before them says; 0 where none do.
std::size_t takes_back_at(const std::vector<Word>& words, std::size_t i);
// "forged", "since retracted", "satirical": a word that takes the trust from what a letter or a report says.
bool discredits(std::string_view lower);

// In what stands behind the quoted words, from word `start` on, to the end of the sentence: "…, a claim that
// he later withdrew", "…, the paper wrote before apologising for the error". Indices of words.
std::optional<Span> withdrawn_behind(const QuoteRegion& region, std::size_t start);

// "The spy was freed. That is not true.": the words of the next sentence that takes back the one in which
// `quoted` stands, or nothing.
std::string taken_back_next(const GovernedBlock& block, Span quoted);

}  // namespace detente::ledger
