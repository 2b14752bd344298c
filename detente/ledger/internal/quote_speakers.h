// SPDX-License-Identifier: Apache-2.0
// Whose the words of a block are: quotations over several sentences or paragraphs, the turns of a transcript,
// and who holds a hedge.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/quotations.h"
#include "detente/ledger/reading.h"
#include "detente/scenario/page.h"

namespace detente::ledger {

// The sentences of one block while it is read.
struct BlockSentences {
    std::string_view text;
    std::vector<QuoteSpan> quotes;
    std::vector<PageSentence> sentences;
    std::vector<std::vector<QuoteSpan>> touching;  // of each sentence its quotations alone
    std::string turn;                              // who speaks in a transcript: "VOLL: No."; empty elsewhere
};

// Who speaks in each block of a transcript: the name before a colon, where it begins two blocks or more.
std::vector<std::string> turns_of(const Page& page);

// A turn's speaker says every sentence of it; what others said in it reached the page through him.
void give_turn(BlockSentences& block);

// A quotation of several sentences is its speaker's in each of them.
void carry_speakers(BlockSentences& block);

// A quotation that a paragraph leaves open goes on in the next that opens with a mark, with the same speaker.
void carry_speakers_over(BlockSentences& earlier, BlockSentences& later);

// The nearest direct speaker when byte `at` of the block stands inside quotation marks, otherwise "writer".
std::string holder_of(const BlockSentences& block, const PageSentence& sentence, std::size_t at);

// Fills the quotations of each sentence; of one over several sentences the part that stands in each.
void give_quotations(BlockSentences& block);

}  // namespace detente::ledger
