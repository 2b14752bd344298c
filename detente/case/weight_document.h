// SPDX-License-Identifier: Apache-2.0
// What verdicts rest on, and what was left out, as documents: the keys that docs/json.md describes.
#pragma once

#include <vector>

#include "detente/base/document.h"
#include "detente/case/ceilings.h"
#include "detente/case/filtered.h"
#include "detente/case/weighed_deals.h"

namespace detente::cases {

// Adds standing, weak_links, critical_statements, critical_sources, other_sources, survives, falls_by,
// independent_proofs, reverses and needs_no_statement to the object of a verdict. Undetermined: null and
// empty.
void add_weight(Document& verdict, const VerdictWeight& weight);

// Adds `weighed` to each account of a deals document, and those keys beside each verdict of the named
// package.
void add_weights(Document& deals, const std::vector<AccountWeights>& weights, const Scenario& scenario);

// Verdicts by the rung they stand on: { always: { no_statement, on_record, reported, inferred, assumed }, …
// }.
Document rungs_document(const PartyWeights& weights);

// { as_of, standing, without, above_conflict, left_out: [ { id, cause, why, accounts } ], withdrawn_in_use
// (always empty) }; null when nothing was asked for and nothing had to be left out.
Document filter_document(const Filter& filter, const Filtered& filtered);

// Of the items that were weighed, those that stand higher than their reports can carry.
std::vector<AboveCeiling> above_ceiling_among(const Scenario& scenario,
                                              const std::vector<std::string>& weighed);
Document ceilings_document(const std::vector<AboveCeiling>& above);
std::vector<std::string> weighed_items(const std::vector<AccountWeights>& weights);

Document or_null(const std::optional<Standing>& standing);

// Adds the members whose keys the document does not have yet.
void add_absent(Document& document, const Document& more);

}  // namespace detente::cases
