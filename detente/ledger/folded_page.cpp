// SPDX-License-Identifier: Apache-2.0
// A page made ready for its quotations, and the names of how they stand on it.
#include <utility>

#include "detente/ledger/fold.h"
#include "detente/ledger/internal/word_insides.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/quote_check.h"
#include "detente/ledger/sentences.h"

namespace detente::ledger {

std::string_view to_string(QuoteStatus status) {
    switch (status) {
        case QuoteStatus::exact:
            return "exact";
        case QuoteStatus::folded:
            return "folded";
        case QuoteStatus::bracketed:
            return "bracketed";
        case QuoteStatus::parts:
            return "parts";
        case QuoteStatus::moved:
            return "moved";
        case QuoteStatus::unchecked:
            return "unchecked";
        case QuoteStatus::ambiguous:
            return "ambiguous";
        case QuoteStatus::in_furniture:
            return "in_furniture";
        case QuoteStatus::not_speech:
            return "not_speech";
        case QuoteStatus::hides:
            return "hides";
        case QuoteStatus::cut:
            return "cut";
        case QuoteStatus::alters:
            return "alters";
        case QuoteStatus::question:
            return "question";
        case QuoteStatus::other_speaker:
            return "other_speaker";
        case QuoteStatus::near:
            return "near";
        case QuoteStatus::absent:
            return "absent";
        case QuoteStatus::source_changed:
            break;
    }
    return "source_changed";
}

bool passes(QuoteStatus status) {
    return status == QuoteStatus::exact || status == QuoteStatus::folded ||
           status == QuoteStatus::bracketed || status == QuoteStatus::parts || status == QuoteStatus::moved;
}

FoldedBlock fold_block(std::string text) {
    FoldedBlock block;
    block.text = std::move(text);
    Folded folded = fold(block.text);
    block.inside_word = word_insides(folded, block.text);
    block.folded = std::move(folded.text);
    block.origin = std::move(folded.origin);
    block.quotes = quotations_of(block.text);
    block.sentences = sentences_of(block.text);
    return block;
}

FoldedPage fold_page(const Page& page) {
    FoldedPage folded;
    for (const Block& block : page.blocks) folded.blocks.push_back(fold_block(block.text));
    return folded;
}

}  // namespace detente::ledger
