// SPDX-License-Identifier: Apache-2.0
// Quotation marks of a block: which words are somebody's speech, which are a term held at a distance.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/sentences.h"

namespace detente::ledger {

// One pair of quotation marks.
struct QuoteSpan {
    Span inside;             // bytes between the marks
    Span outside;            // with the marks
    int depth = 0;           // 0 outermost
    bool unclosed = false;   // the block ends before the closing mark
    bool continues = false;  // opened by the paragraph before it (US style), with no mark of its own
};

// The quotations of a block in order of their opening mark. Directed marks pair by direction, straight double
// marks alternate; an apostrophe (a letter follows, or an s precedes and nothing is open) is none.
std::vector<QuoteSpan> quotations_of(std::string_view block);

// The bytes inside quotations, for many questions about one block.
class QuotedPlaces {
  public:
    explicit QuotedPlaces(const std::vector<QuoteSpan>& quotes);
    bool hold(std::size_t at) const;

  private:
    std::vector<Span> places_;
};

// True when byte `at` stands inside some quotation.
bool inside_quotation(const std::vector<QuoteSpan>& quotes, std::size_t at);

}  // namespace detente::ledger
