// SPDX-License-Identifier: Apache-2.0
// A cited quotation as a pattern over folded text: literal stretches with declared gaps between them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/sentences.h"

namespace detente::ledger {

struct QuotePattern {
    struct Piece {
        enum class Kind { literal, letter, insertion, omission };
        Kind kind = Kind::literal;
        std::string text;    // folded; for insertion: what the brackets hold
        bool apart = false;  // an insertion at the end, parted from the words before it
    };
    std::vector<Piece> pieces;
    bool declares_change = false;  // has an insertion or an omission
    int changes = 0;               // how many it declares
};

// The pattern of one folded part; its final comma or full stop is left off.
QuotePattern read_quote_pattern(std::string_view folded);

struct QuoteMatch {
    // What brackets put in the place of the page's words; none replaced: the span is empty.
    struct Insertion {
        std::string text;
        Span replaced;
        // The bracket stands inside a word: "want[ed]", "[un]acceptable".
        bool joins_before = false;
        bool joins_behind = false;
        bool ends = false;  // nothing is quoted behind it
    };
    Span span;                          // bytes of the folded block
    std::vector<Span> omissions;        // what the omissions stand for
    std::vector<Insertion> insertions;  // those that are not the page's own words
    bool literal = true;                // no insertion or omission was needed
};

// Every place where the pattern matches, first bytes increasing, each once; whole words only. At most `limit`
// of them. `inside_word`: one flag a byte of the block and one for its end, set where no quotation may begin
// or end (word_insides).
std::vector<QuoteMatch> find_quote(std::string_view block, const std::vector<char>& inside_word,
                                   const QuotePattern& pattern, std::size_t limit = 8);

}  // namespace detente::ledger
