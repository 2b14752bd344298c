// SPDX-License-Identifier: Apache-2.0
// The whole answer to "is there a deal, and which packages survive what we do not know?": all that any door
// shows of it, from one request.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/case/advice.h"
#include "detente/case/ceilings.h"
#include "detente/case/filtered.h"
#include "detente/case/hypothetical.h"
#include "detente/case/rivals.h"
#include "detente/case/weighed_deals.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/deals/statements/deals.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

struct DealsRequest {
    deals::DealsQuery deals;  // accounts, family, directions, packages, what else is looked for
    Filter filter;  // which part of what is known counts; family and directions are those of `deals`
    // What no deal is taken to be, under the one account asked about: a state of the standoff, or no deal
    // after so many periods. At most one of them.
    std::optional<std::string> against;
    std::optional<Rational> after;
    AdviceRequest advice;           // beside the verdicts: exchanges, the crux, shares, the question, lists
    bool compare_accounts = false;  // also the accounts side by side
    WeighRequest::Packages weigh = WeighRequest::Packages::when_few;
    // How the numbers of parties that are given by numbers alone are told, where there are two or more;
    // absent: not at all.
    std::optional<numbers::LandscapeRequest> landscape = numbers::LandscapeRequest{};
};

struct DealsReport {
    DealsRequest request;
    Filtered known;  // what counts, with no deal as asked, and what was left out
    deals::DealsAnswer answer;
    std::vector<AccountAdvice> advice;         // one an account of the answer
    std::vector<KnowledgeDifference> what_if;  // likewise, where something is supposed: before and after
    std::vector<AccountWeights> weights;       // what the verdicts rest on
    std::vector<AboveCeiling> above_ceiling;   // of the items that were weighed
    std::optional<Rivals> rivals;
    std::optional<numbers::Landscape> landscape;
    // The independent checker does not accept a certificate: a fault of the program, not of what was read.
    // The answer is given without its certificates then.
    Errors unproved;

    const Scenario& scenario() const { return known.scenario; }
    // The statements contradict each other under every account asked for.
    bool contradictory() const;
    // The item takes part in a proof about the package that was asked for.
    bool proves(const std::string& item) const;
};

// Errors: what the rooms report; a filter that cannot be; packages too many to go through where nothing else
// was asked for.
Result<DealsReport> deals_report(const Scenario& as_written, const DealsRequest& request);

// "detente.deals/1" with `filter`, the weights, `above_ceiling`, and `rivals` and the landscape's keys where
// there are any (docs/json.md).
Document to_document(const DealsReport& report);

}  // namespace detente::cases
