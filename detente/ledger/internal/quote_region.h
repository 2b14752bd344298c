// SPDX-License-Identifier: Apache-2.0
// The sentence round quoted words, as its governing words see it: what stands before them and behind.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

// A block with its sentences and quotations, all places bytes of the block.
struct GovernedBlock {
    std::string_view text;
    const std::vector<Span>& sentences;
    const std::vector<QuoteSpan>& quotes;
};

// One sentence as its governing words see it: the words before the quoted ones, these, and those behind.
// Inside quotation marks it is the sentence of the speaker; what other quotations hold is masked.
struct QuoteRegion {
    std::string_view text;    // of the block
    std::vector<Word> words;  // places are those of the block
    std::vector<char> masked;
    std::size_t begin = 0;  // words [begin, end) are quoted
    std::size_t end = 0;
    Span span;               // of the region
    Span focus;              // the quoted bytes
    bool is_speech = false;  // the quoted words are a whole quotation in it

    std::string_view lower(std::size_t i) const {
        return i < words.size() ? std::string_view(words[i].lower) : std::string_view{};
    }
    bool mark(std::size_t i, std::string_view text_of_it) const {
        return i < words.size() && words[i].is_mark && words[i].text == text_of_it;
    }
    bool is_mark(std::size_t i) const { return i < words.size() && words[i].is_mark; }
};

// `within`: the quotation whose sentence it is, or null for the writer's. `is_speech`: the focus is a whole
// quotation.
QuoteRegion make_region(const GovernedBlock& block, Span focus, const QuoteSpan* within, bool is_speech);

// The sentence in which a byte of the block stands.
Span sentence_with(const GovernedBlock& block, std::size_t byte);

bool is_dash_mark(const QuoteRegion& region, std::size_t i);
bool is_quote_mark(const Word& word);
// A clause with a subject of its own begins at word i: something that can be one, then a finite verb before
// the clause ends.
bool own_clause_begins(const QuoteRegion& region, std::size_t i);
// "Han said", "the ministry told reporters": words [from, to) only say who said it.
bool is_attribution(const QuoteRegion& region, std::size_t from, std::size_t to);
std::size_t next_comma(const QuoteRegion& region, std::size_t from, std::size_t to);
bool is_subordinator(std::string_view word);
// The words [first, end) as the page has them, without the commas round them.
std::string words_between(const QuoteRegion& region, std::size_t first, std::size_t end);

}  // namespace detente::ledger
