// SPDX-License-Identifier: Apache-2.0
// What a bracket in a quotation may put in the place of the page's words: a name for a pronoun, a case, a
// tense or an article, a capital, a spelled-out abbreviation. Never another sense.
#pragma once

#include <string>
#include <string_view>

#include "detente/ledger/internal/quote_pattern.h"

namespace detente::ledger {

// What the bracket changes that it may not: "adds the negation 'not'"; empty when it changes nothing of the
// kind. The places of the insertion are bytes of the folded block.
std::string bracket_fault(const QuoteMatch::Insertion& insertion, std::string_view block);

// The name that a bracket puts for a pronoun or adds; empty when it puts none.
std::string name_put(std::string_view written, std::string_view replaced);

bool is_first_person(std::string_view lower);

}  // namespace detente::ledger
