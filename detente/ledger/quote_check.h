// SPDX-License-Identifier: Apache-2.0
// Does a cited quotation stand on the page? By equality after the fold, never by similarity.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/quotations.h"
#include "detente/ledger/reading.h"
#include "detente/scenario/page.h"

namespace detente::ledger {

enum class QuoteStatus {
    exact,           // byte for byte
    folded,          // equal after the fold
    bracketed,       // with the insertions and omissions that it declares
    parts,           // its parts in order, one attribution between them
    moved,           // found once, not at the sentence it names: passes with a warning
    unchecked,       // the page is not at hand
    ambiguous,       // found more than once and no sentence named
    in_furniture,    // stands only in a block that is no evidence
    not_speech,      // cited as direct speech and is outside quotation marks
    hides,           // an omission hides a hedge, a negation, a denial or a change of speaker
    cut,             // what governs the words on the page is not quoted with them
    alters,          // a bracket changes the sense
    question,        // the words ask, and are cited as a statement
    other_speaker,   // the page gives them to somebody else than the chain
    near,            // not there; a passage comes near
    absent,          // not there at all
    source_changed,  // the page is not the one that was recorded
};
std::string_view to_string(QuoteStatus status);
bool passes(QuoteStatus status);

// What is cited. Inside a part, "[word]" is the writer's insertion (literal first, else it stands for 0 to 6
// words of the source, its own bracket included) and may change no sense (quote_brackets.h), "[T]he" changes
// the case of a letter, and "..." or "[...]" leaves out up to 300 characters of the same block. A final comma
// or full stop may differ. What governs the words on the page has to be quoted with them (quote_governors.h).
struct CitedQuote {
    std::vector<std::string> parts;
    std::string at;       // "b9.s3", or empty
    bool direct = false;  // claimed to be direct speech
    // How the words are said to bear: what the mode says of them need not be quoted ("denied", "conditional",
    // "asked"), and neither need the hedge that is named beside them.
    Mode mode = Mode::asserted;
    std::string hedge{};
    bool asks_speaker = false;  // fill `speaker` of the check
};

struct QuoteCheck {
    QuoteStatus status = QuoteStatus::absent;
    std::string at;  // the sentence where it begins, when it was found
    std::string block;
    BlockRole role = BlockRole::body;
    std::string missing;  // for what is cut: the page's words that govern it and are not quoted
    std::string speaker;  // whom the page names for the words, where it names one and that was asked
    // Where that was asked: the chains by which the sentences of the words reached the page, speaker first,
    // without the page; a link of a description or a pronoun is not `named`.
    std::vector<std::vector<ChainLink>> chains{};
    std::string
        warning;  // for what passes: moved, words of the desk, a name that nothing on the page supports
    std::string message;  // for what fails: what is wrong, with the nearest passage and the differing words
    std::string remedy;
};

// One block made ready for many quotations.
struct FoldedBlock {
    std::string text;    // as the page has it
    std::string folded;  // folded, with the byte of `text` for each of its bytes and one for the end
    std::vector<std::size_t> origin;
    std::vector<char> inside_word;  // where a word of `folded` goes on (word_insides.h)
    std::vector<QuoteSpan> quotes;  // places in `text`
    std::vector<Span> sentences;    // places in `text`
};
struct FoldedPage {
    std::vector<FoldedBlock> blocks;  // one each of the page
};
FoldedBlock fold_block(std::string text);
FoldedPage fold_page(const Page& page);

QuoteCheck check_quote(const Page& page, const Reading& reading, const FoldedPage& folded,
                       const CitedQuote& quote);

}  // namespace detente::ledger
