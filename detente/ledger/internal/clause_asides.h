// SPDX-License-Identifier: Apache-2.0
// What stands in the sentence beside its clause and doubts all of it: a parenthetical ("critics allege"), a frame
// in front ("on paper", "in the novel"), a source that is not to be trusted ("a forged letter says").
#pragma once

#include <optional>

#include "detente/ledger/internal/quote_region.h"

namespace detente::ledger {

// The parenthetical, before the quoted words or behind them, that doubts their clause; indices of words.
std::optional<Span> doubting_aside(const QuoteRegion& region);
// "or so we are told": one of its phrases stands at `i`.
bool is_doubting_phrase(const std::vector<Word>& words, std::size_t i);
// The frame in which their clause is no report of what was: a story, a drill, a dream, somebody's version.
std::optional<Span> unreal_frame(const QuoteRegion& region);
// The words that take the trust from the source that says them.
std::optional<Span> distrusted_source(const QuoteRegion& region);
// "Myth:", "Rumour:" before them in their sentence.
std::optional<Span> doubting_label(const QuoteRegion& region);
// The quoted words are the subject of a sentence, or called so behind a comma, that says they are no more than a
// claim: "The theory that …", "That … is conjecture", "…, a legend his enemies tell".
std::optional<Span> unproven_claim(const QuoteRegion& region);
std::optional<Span> claim_beside(const QuoteRegion& region);
// "talked out of" before "selling the farm".
std::optional<Span> unmade_act(const QuoteRegion& region);
// "in name only", "on paper" behind them.
std::optional<Span> trailing_frame(const QuoteRegion& region);
// "half of" before "the ships left": who or what it is said of is cut.
std::optional<Span> cut_share(const QuoteRegion& region);

}  // namespace detente::ledger
