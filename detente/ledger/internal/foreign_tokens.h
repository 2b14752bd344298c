// SPDX-License-Identifier: Apache-2.0
// Words of a sentence in another language, as its lexicon has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

struct ForeignToken {
    Span span;
    std::string lower;
    bool mark = false;
};

std::string lower_text(std::string_view text);
// A word of a list parted by blanks; "*medi" stands for every word that ends so, "dis*" for every one that begins so.
bool in_list(std::string_view list, std::string_view word);
// Words, with the elided article or particle of French and Italian ("n'est", "qu'il") as a word of its own.
std::vector<ForeignToken> foreign_tokens(std::string_view text);
// How many tokens from `at` on are the words of `sequence`; 0 where they are not.
std::size_t follows_sequence(const std::vector<ForeignToken>& tokens, std::size_t at,
                             std::string_view sequence);

// Each of the alternatives parted by bars.
template <typename Take>
void for_each_sequence(std::string_view list, const Take& take) {
    while (!list.empty()) {
        const auto bar = list.find('|');
        take(list.substr(0, bar));
        list = bar == std::string_view::npos ? std::string_view{} : list.substr(bar + 1);
    }
}

}  // namespace detente::ledger
