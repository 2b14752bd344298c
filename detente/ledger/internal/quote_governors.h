// SPDX-License-Identifier: Apache-2.0
// What governs quoted words from outside: the negation, denial, condition or hedge of their clause, of the
// verb and of the sentence that take them, when it was not quoted with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/internal/quote_region.h"

namespace detente::ledger {

struct QuoteGovernor {
    enum class Kind { negation, denial, condition, hedge, question, number };
    Kind kind = Kind::negation;
    std::string words;  // as the page has them: "I doubt that", "only if the ships leave"
};
std::string_view to_string(QuoteGovernor::Kind kind);

// Everything that governs the words of `quoted`, nearest container first; empty when nothing does. Linear in
// the sentence.
std::vector<QuoteGovernor> governors_of(const GovernedBlock& block, Span quoted);

// The first cue that an omission takes out, as the page has it; empty when it takes none. Reports of speech
// ("according to", "said") count.
std::string governing_words_in(const GovernedBlock& block, Span omission);

// Words that ask: they end in a question mark.
bool ends_in_question(std::string_view words);

}  // namespace detente::ledger
