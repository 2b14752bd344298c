// SPDX-License-Identifier: Apache-2.0
// The passage of a text that comes nearest to a quotation, and the words in which they differ. It explains a
// failure; it never makes a quotation pass.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "detente/ledger/sentences.h"

namespace detente::ledger {

struct NearestPassage {
    bool found = false;  // false when the texts are empty or the pattern is longer than 2,000 bytes
    Span span;           // bytes of the text
    int edits = 0;       // bytes inserted, deleted or replaced
};

// The substring of `text` with the fewest edits to `pattern` (Myers 1999, blocks of 64 after Hyyrö 2003),
// ended at the first place where the minimum is met; O(|text| * ceil(|pattern| / 64)).
NearestPassage nearest_passage(std::string_view text, std::string_view pattern);

// "the source says “all its sanctions”, you wrote “all sanctions”": the words round each difference, at most
// three of them; empty when there is none.
std::string word_difference(std::string_view source, std::string_view written);

}  // namespace detente::ledger
