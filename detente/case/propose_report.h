// SPDX-License-Identifier: Apache-2.0
// The whole answer to "what should be proposed?": certain exchanges, the texts that stand out or a menu of
// texts, what each of them turns on, and what to answer to an offer on the table.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/advice.h"
#include "detente/case/filtered.h"
#include "detente/case/hypothetical.h"
#include "detente/deals/advice/proposals.h"
#include "detente/deals/advice/turns_on.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::cases {

struct ProposeRequest {
    std::string account;       // empty: the default one
    Filter filter;             // which part of what is known counts; family and directions too
    AdviceRequest advice;      // laws, models, seed, and whether shares are used
    std::optional<int> party;  // whose proposal it is; absent: a mediator's
    std::size_t texts = 5;
    std::optional<Package> to;  // an offer on the table
};

// A text with what it turns on, for every party whose verdict is undetermined.
struct ProposedText {
    deals::Proposal proposal;
    std::vector<deals::TurnsOn> turns_on;
    // Of these parties those whose verdict hangs on an issue without a direction, and the issue.
    std::vector<std::pair<int, int>> hangs_on;
    // Where two parties or more are given by numbers: where it lies among the outcomes of those numbers.
    std::optional<numbers::DealMeasures> place;
    std::vector<std::string> gift_from;  // only of an offer: parties that would only give
};

struct ProposeReport {
    ProposeRequest request;
    Filtered known;
    std::string account;
    std::vector<KnowledgeDifference> what_if;  // where something is supposed: before and after
    std::uint64_t exchanges = 0;               // packages in which nobody only gives
    deals::Proposals found;
    std::vector<ProposedText> certain;  // as `found` has them, with more about each
    std::vector<ProposedText> ranked;
    std::vector<ProposedText> menu;
    std::optional<ProposedText> offer;
    std::vector<ProposedText> replies;
    std::optional<numbers::Landscape> landscape;  // of the parties with numbers
    const Scenario& scenario() const { return known.scenario; }
};

// Errors: what the rooms report; statements that contradict each other; packages too many to list; an offer
// that does not count.
Result<ProposeReport> propose_report(const Scenario& as_written, const ProposeRequest& request);

// "detente.propose/1" (docs/json.md).
Document to_document(const ProposeReport& report);

// What to say first: a sentence each. The texts themselves are not among them.
std::vector<std::string> propose_in_words(const ProposeReport& report);
// What stands above a mediator's ranked texts; empty where there are none.
std::string ranked_in_words(const ProposeReport& report);
// Of one text: what is certain of it, its shares, its place among numbers, what it turns on; a sentence each.
std::vector<std::string> text_in_words(const ProposedText& text, const ProposeReport& report);
// Replies that answer with the same text, by place among the replies; in the order of the first of each.
std::vector<std::vector<std::size_t>> replies_together(const ProposeReport& report);
// What to change in the offer, and everything that speaks for it.
std::string replies_in_words(const std::vector<std::size_t>& same_text, const ProposeReport& report);
// Where there are none: why.
std::string no_reply_in_words(const ProposeReport& report);

}  // namespace detente::cases
