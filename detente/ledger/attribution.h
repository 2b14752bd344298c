// SPDX-License-Identifier: Apache-2.0
// Who said it, to whom, and through whom it reached the page. A speaker, a cue and a content, after Pareti
// (2012); what the rules cannot settle stays marked as unresolved for a person.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/quotations.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"
#include "detente/scenario/item.h"

namespace detente::ledger {

struct Attribution {
    std::string who;     // as written; "unknown" where nobody is named
    std::string role;    // "a sanctions scholar at Oslo University"
    std::string verb;    // as written: "told", "according to"
    std::string to;      // the addressee or the outlet told
    std::string venue;   // "press" when told to reporters
    std::string medium;  // statement, post, letter, interview
    Force force = Force::neutral;
    std::string form;  // direct, mixed, indirect, document
    int count = 0;     // of an anonymous group
    bool anonymous = false;
    bool unresolved = false;  // a pronoun, or "the president": a person has to accept `proposed`
    std::string proposed;     // the nearest earlier named speaker
    bool continued = false;   // a further quotation of the same speaker
    bool inner = false;       // a report inside another's
    bool denied = false;
    bool promised = false;         // "said he would"
    bool expert = false;           // an analyst's judgement
    bool side_clause = false;      // "when he denied": no main clause
    std::string mode;              // as that of a sentence; of this report alone
    std::vector<ChainLink> chain;  // speaker first, this page last ("page")
    Span span;                     // bytes of the cue verb in the block
};

struct AttributionContext {
    std::vector<std::string> outlets;  // names of outlets that somebody gave
    std::string last_speaker;          // the last named speaker of this block
    std::optional<Attribution> last;   // the last report of this block: whose the next quotation is
    std::map<std::string, std::string> descriptions;  // "dictator": the one whom the page calls by it
    int anonymous_groups = 0;                         // numbered anon#1, anon#2, ... over the page
};

// Attributions of one sentence of a block, in order of their cue; `words` are the sentence's. `context` is
// read and carried on: call it sentence by sentence, with last_speaker and last cleared at the start of each
// block.
std::vector<Attribution> attributions_of(std::string_view block, Span sentence,
                                         const std::vector<Word>& words, const std::vector<QuoteSpan>& quotes,
                                         AttributionContext& context);

// The same report once more, for a sentence to which its quotation goes on; `at` is a byte of the block.
Attribution continued(const Attribution& report, std::size_t at);

}  // namespace detente::ledger
