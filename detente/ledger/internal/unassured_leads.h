// SPDX-License-Identifier: Apache-2.0
// What leads to quoted words inside their sentence and is not known to tell them as so. Here the burden is turned round: an
// infinitive, a clause behind "that", a noun with a participle are told as so by the leads that are known to do that, and
// by no others.
#pragma once

#include <optional>

#include "detente/ledger/internal/quote_region.h"

namespace detente::ledger {

// "ran out of time to | pass the bill": before "managed to", "decided to", "the decision to" it would be told.
std::optional<Span> unassured_infinitive(const QuoteRegion& region);
// "investors are betting that", "would have told you that", "clings to the belief that".
std::optional<Span> unassured_report(const QuoteRegion& region);
// "no question of | the bank forgiving the debt": a noun and what it is doing, without a verb of its own.
std::optional<Span> unassured_doing(const QuoteRegion& region);
// "The guild pays, or the bridge stays shut": one of two.
std::optional<Span> one_of_two(const QuoteRegion& region);

}  // namespace detente::ledger
