// SPDX-License-Identifier: Apache-2.0
// A bound on how near a text can come to a pattern, from the triples of bytes that they share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace detente::ledger {

// One edit takes away at most three of a pattern's triples, so a passage within `e` edits of it has all but
// 3 e of them (Ukkonen 1992, lemma of q-grams).
class SharedTrigrams {
  public:
    explicit SharedTrigrams(std::string_view pattern);

    // The fewest edits that any passage of `text` can need, from below; 0 when nothing can be said.
    int least_edits(std::string_view text);

    // False when no passage of `text` can come within that many edits: such a passage is at most so much
    // longer than the pattern, and no stretch of that length has enough of its triples.
    bool may_come_within(std::string_view text, int edits) const;

  private:
    std::size_t length_;
    std::vector<bool> of_pattern_;       // by hash
    std::vector<std::uint16_t> places_;  // the hash at each place of the pattern
    std::vector<std::uint32_t> seen_;    // by hash: the last text that had it
    std::uint32_t texts_ = 0;
};

}  // namespace detente::ledger
