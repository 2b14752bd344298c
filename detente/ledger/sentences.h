// SPDX-License-Identifier: Apache-2.0
// Where one sentence of a block ends and the next begins.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace detente::ledger {

struct Span {
    std::size_t from = 0;  // bytes [from, to)
    std::size_t to = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

// The sentences of one block, in order, without the white space between them. A sentence ends at . ! ? or an
// ellipsis, with the closing marks behind it, before white space and a capital, a digit or an opening mark;
// but not after a title
// ("Dr."), nor inside "No. 5" or "Feb. 28", nor after "U.S.", "Inc." or an initial unless the next word
// starts sentences, nor between a quoted question and the words that say who asked it. The end of the block
// always ends a sentence. Known misses: no space after the full stop; a sentence that starts in lower case;
// "left the U.S. Trump followed".
std::vector<Span> sentences_of(std::string_view block);

}  // namespace detente::ledger
