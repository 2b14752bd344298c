// SPDX-License-Identifier: Apache-2.0
// A page read sentence by sentence: hedges and who holds them, quotations, who said it, what was done. All of
// it is a suggestion with its reason; a person decides what becomes evidence.
#pragma once

#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/ledger/attribution.h"
#include "detente/ledger/events.h"
#include "detente/ledger/hedges.h"
#include "detente/scenario/page.h"

namespace detente::ledger {

struct HeldHedge {
    Hedge hedge;
    std::string holder;  // the speaker when it stands inside quotation marks, otherwise "writer"
};

struct Quotation {
    std::vector<std::string> parts;  // a quotation split by its attribution is one, in parts
    std::string form;                // direct, mixed, or term (words held at a distance)
    std::string speaker;             // empty when nobody is named
    bool inner = false;              // inside another quotation
    bool continued = false;
    bool unclosed = false;
};

struct PageSentence {
    std::string id;  // "b9.s3"
    int block = 0;   // index into the page's blocks
    Span span;       // bytes of the block's text
    std::string text;
    std::string
        fingerprint;  // first 8 hexadecimal digits of SHA-256 of the folded text: survives a corrected role
    std::vector<HeldHedge> hedges;
    std::vector<std::string> boosters;
    std::vector<Quotation> quotes;
    std::vector<Attribution> attributions;
    std::vector<Event> events;
    std::string mode;  // asserted, possible, conditional, asked, open, denied, promised, threatened, demanded
};

struct Reading {
    std::vector<PageSentence>
        sentences;  // of the blocks that can be cited: body, correction, headline, dek, caption, subhead
};

// Reads the sentences of a page whose roles are assigned. `outlets`: names to be known as news outlets
// besides the usual.
Reading read_sentences(const Page& page, const std::vector<std::string>& outlets = {});

// The same sentences with their ids and places alone, no marks: all that a quotation's check needs, and many
// times faster.
Reading sentence_places(const Page& page);

// Blocks whose sentences have ids: body, correction, headline, dek, caption, subhead.
bool is_citable(BlockRole role);

// The JSON of `detente ledger` for one page: source, blocks, sentences.
Document to_document(const Page& page, const Reading& reading);
// Adds the same to an object: of a long page the document is many times its size, and is not copied.
void add_page(Document& document, const Page& page, const Reading& reading);

// A [sources] entry and statement stubs with quotes and marks filled in, for a person to finish. It never
// proposes a preference and makes no party of a name.
std::string to_toml_stubs(const Page& page, const Reading& reading, const std::string& source_id);

}  // namespace detente::ledger
