// SPDX-License-Identifier: Apache-2.0
// What stands behind a clause and takes part of it back: a reservation ("pending approval"), a contrast without a verb
// ("but only just"), a denial of what it said ("– they do not"), and what "would" rests on.
#pragma once

#include <optional>

#include "detente/ledger/internal/quote_region.h"

namespace detente::ledger {

// A reservation behind the quoted words: "on paper", "with luck", "pending approval", "for now"; indices of words.
std::optional<Span> reserving_tail(const QuoteRegion& region);
// "…, but only just", "…, though not for long", "… (he has not)".
std::optional<Span> contrasting_tail(const QuoteRegion& region);
// The quoted clause says "would", and a phrase beside it, not quoted, says under what: "Without the loan, …".
std::optional<Span> unmet_condition(const QuoteRegion& region);
// "Touch one of our ships and | the war begins", "One more insult and | we walk out": a threat or a bargain without
// "if"; "Either … or …".
std::optional<Span> paired_clause(const QuoteRegion& region);

}  // namespace detente::ledger
