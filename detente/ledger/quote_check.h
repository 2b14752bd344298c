// SPDX-License-Identifier: Apache-2.0
// Does a cited quotation stand on the page? By equality after the fold, never by similarity.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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
    not_speech,      // cited as direct speech and stands outside quotation marks
    hides,           // an omission hides a hedge, a negation or a change of speaker
    near,            // not there; a passage comes near
    absent,          // not there at all
    source_changed,  // the page is not the one that was recorded
};
std::string_view to_string(QuoteStatus status);
bool passes(QuoteStatus status);

// What is cited. Inside a part, "[word]" is the writer's insertion (literal first, else it stands for 0 to 6
// words of the source, its own bracket included), "[T]he" changes the case of a letter, and "..." or "[...]"
// leaves out up to 300 characters of the same block. A final comma or full stop may differ.
struct CitedQuote {
    std::vector<std::string> parts;
    std::string at;       // "b9.s3", or empty
    bool direct = false;  // claimed to be direct speech
};

struct QuoteCheck {
    QuoteStatus status = QuoteStatus::absent;
    std::string at;  // the sentence where it begins, when it was found
    std::string block;
    BlockRole role = BlockRole::body;
    std::string warning;  // for what passes: moved, or words of the desk
    std::string message;  // for what fails: what is wrong, with the nearest passage and the differing words
    std::string remedy;
};

// A page made ready for many quotations.
struct FoldedPage {
    std::vector<std::string> blocks;  // folded text of each block
    std::vector<std::vector<std::size_t>> origins;
};
FoldedPage fold_page(const Page& page);

QuoteCheck check_quote(const Page& page, const Reading& reading, const FoldedPage& folded,
                       const CitedQuote& quote);

}  // namespace detente::ledger
