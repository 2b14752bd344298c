// SPDX-License-Identifier: Apache-2.0
// Whom the page names for quoted words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/sentences.h"
#include "detente/scenario/item.h"
#include "detente/scenario/page.h"

namespace detente::ledger {

struct PageSpeakers {
    // The speakers of the words, each once; only those that the page names ("he" and anonymous sources are
    // left out).
    std::vector<std::string> names;
    // Who speaks each passage, named or described ("the plumber"); empty where nobody is, or a pronoun.
    std::vector<std::string> described;
    // Every chain that the page's marks give in the sentences of the words, without the page itself at the
    // end; the last link tells whom it was said to, where that is marked.
    std::vector<std::vector<ChainLink>> chains;
};

// The speakers of some passages of one block (bytes of its text), by the page's marks.
PageSpeakers speakers_of(const Page& page, std::size_t block, const std::vector<Span>& passages);

// The speakers of two parts of one quotation, named or described, are not the same, as far as the text tells.
bool are_two_speakers(const std::string& one, const std::string& other, std::string_view text);

// The last name of one or more capitalised words before a byte of the text; empty when there is none.
std::string last_name_before(std::string_view text, std::size_t at);

}  // namespace detente::ledger
