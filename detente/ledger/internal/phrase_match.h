// SPDX-License-Identifier: Apache-2.0
// Phrases written as patterns of words: one notation for all the lists of turns of phrase.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "detente/ledger/words.h"

namespace detente::ledger {

// Words by blanks; the forms of one word by |; "?" behind a word: it may be missing; "*": any word;
// "$": the end of the sentence or a mark that ends it; "," : a comma or a dash. The number of words (marks
// with them) from `i` on that are the phrase; 0 where they are not.
std::size_t phrase_length(const std::vector<Word>& words, std::size_t i, std::string_view phrase);

// The word is one of the forms, parted by |.
bool is_form_of(std::string_view word, std::string_view forms);

// The first of the phrases that stands at `i`, as its length; 0 where none does.
template <typename Phrases>
std::size_t any_phrase(const std::vector<Word>& words, std::size_t i, const Phrases& phrases) {
    for (const std::string_view phrase : phrases)
        if (const std::size_t length = phrase_length(words, i, phrase)) return length;
    return 0;
}

}  // namespace detente::ledger
