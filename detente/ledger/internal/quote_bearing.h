// SPDX-License-Identifier: Apache-2.0
// Whether the words of a quotation, once found, say what they say on the page.
#pragma once

#include <string>
#include <string_view>

#include "detente/ledger/internal/quote_places.h"
#include "detente/ledger/quote_check.h"

namespace detente::ledger {

// False, with the check's status, message and remedy filled, where an omission hides, a bracket alters, or what
// governs the words is not quoted with them.
// `blockquote`: the page sets the block off as a quotation, which needs no marks.
bool bears(const QuotePlace& found, const CitedQuote& quote, bool blockquote, QuoteCheck& check);

// At most 160 bytes, for a message.
std::string shortened(std::string_view text);

}  // namespace detente::ledger
