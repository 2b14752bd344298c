// SPDX-License-Identifier: Apache-2.0
// The whole answer to "what does each side have if someone walks, where does it lead, what tips it?": all
// that any door shows of it, from one request.
#pragma once

#include <optional>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/ceilings.h"
#include "detente/case/filtered.h"
#include "detente/case/no_deal_state.h"
#include "detente/case/weighed_standoff.h"
#include "detente/scenario/scenario.h"
#include "detente/standoff/standoff.h"

namespace detente::cases {

struct StandoffRequest {
    standoff::StandoffQuery standoff;
    Filter filter;                 // which part of what is known counts
    std::optional<Package> offer;  // held against the states that matter
};

struct StandoffReport {
    StandoffRequest request;
    std::optional<Document> before;  // where something is supposed: the document without
    Filtered known;                  // what counts, and what was left out
    standoff::StandoffAnswer answer;
    std::vector<OfferAnswer> offers;          // of the offer, one an account; empty: none was asked about
    std::vector<StandoffWeights> weights;     // what the equilibria rest on, one an account; none where large
    std::vector<AboveCeiling> above_ceiling;  // of the orders that were weighed

    const Scenario& scenario() const { return known.scenario; }
    // An account has more states than a document should hold: its lists are written as they are read off.
    bool large() const;
};

// Errors: what the room reports; a filter that cannot be; an offer that cannot be held against a state.
Result<StandoffReport> standoff_report(const Scenario& as_written, const StandoffRequest& request);

// "detente.standoff/1" with the weights, `above_ceiling`, `filter`, and `offer` where there is one. Of a
// large one without weights, its lists streamed: the report has to be kept until the document is written.
Document to_document(const StandoffReport& report);

}  // namespace detente::cases
