// SPDX-License-Identifier: Apache-2.0
// Texts made comparable: typography folded away, words never. Two texts that are equal after the fold say the
// same thing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace detente::ledger {

// The folded text, and for each of its bytes the byte of the original that it came from; origin has one more
// entry, the end of the original.
struct Folded {
    std::string text;
    std::vector<std::size_t> origin;
};

// Drops soft hyphens, zero-width marks, variation selectors and direction marks; makes quotation marks,
// apostrophes, dashes (with the space round them), ellipses and ligatures plain; makes each run of white
// space one space. Never folds case, digits, spelling or the order of words.
Folded fold(std::string_view text);

}  // namespace detente::ledger
