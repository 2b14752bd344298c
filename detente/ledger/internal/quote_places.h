// SPDX-License-Identifier: Apache-2.0
// Where the words of a quotation stand on a page.
#pragma once

#include <list>
#include <string_view>
#include <vector>

#include "detente/ledger/internal/quote_pattern.h"
#include "detente/ledger/quote_check.h"

namespace detente::ledger {

// One place at which all parts of a quotation were found.
struct QuotePlace {
    std::size_t block = 0;  // the first of them, where the words go on in the next
    FoldedBlock const* ready = nullptr;
    Span span;                 // of the folded block
    std::vector<Span> pieces;  // one a part
    std::vector<Span> omissions;
    std::vector<QuoteMatch::Insertion> insertions;
    bool literal = true;
};

// The bytes of the page's text for a span of its folded one, without the marks at its ends.
Span on_page(const FoldedBlock& block, Span folded);

std::vector<QuotePlace> find_places(const FoldedPage& folded, const std::vector<QuotePattern>& patterns);

// Words that begin in one paragraph and end in the next. `kept` holds what the places point to.
std::vector<QuotePlace> find_over_two(const Page& page, const FoldedPage& folded,
                                      const std::vector<QuotePattern>& patterns,
                                      std::list<FoldedBlock>& kept);

// The same words in their paragraph and those in which its first and last sentence go on.
QuotePlace with_neighbours(const Page& page, const FoldedPage& folded,
                           const std::vector<QuotePattern>& patterns, const QuotePlace& found,
                           std::list<FoldedBlock>& kept);

}  // namespace detente::ledger
