// SPDX-License-Identifier: Apache-2.0
// What to propose where every party is given by numbers: nothing is open, so a text is certain where nobody
// has less of it than of no deal. Of those on the frontier the Nash, Kalai-Smorodinsky and egalitarian points
// come first, then the greatest product of gains; for one party, what it can have, best for the others first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::cases {

struct NumericProposeRequest {
    std::optional<std::string> party;  // a name, or a number from 1; absent: a mediator's proposal
    std::size_t texts = 5;
    std::optional<Outcome> to;  // an offer on the table
};

struct NumericText {
    Outcome outcome;
    numbers::DealMeasures place;
};

// The best answer to an offer with at most two values changed.
struct NumericReply {
    // share: the greatest product of gains so near; party: nobody who takes the offer is lost, and `party`
    // takes it as well; all: everybody takes it.
    enum class Why { share, party, all };
    Why why = Why::share;
    std::size_t party = 0;
    NumericText text;
    std::vector<std::size_t> changed;  // issues
};

struct NumericProposals {
    NumericProposeRequest request;
    numbers::Landscape landscape;
    std::optional<std::size_t> party;  // place among the landscape's parties
    std::vector<NumericText> texts;
    std::optional<NumericText> offer;
    std::vector<NumericReply> replies;
    bool replies_cut = false;  // there are more changes of one or two values than are tried
};

// Errors: an unknown party; what the landscape reports.
Result<NumericProposals> numeric_proposals(const NumericScenario& scenario,
                                           const NumericProposeRequest& request);

// "detente.propose/1" with `outcome` in place of `package` (docs/json.md).
Document to_document(const NumericProposals& found);
// Sentences: the heading first, then texts, the offer and the replies to it.
std::vector<std::string> numeric_proposals_in_words(const NumericProposals& found);

}  // namespace detente::cases
