// SPDX-License-Identifier: Apache-2.0
// The answer of the room of deals as a document, schema "detente.deals/1".
#pragma once

#include "detente/base/document.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

// Keys: schema, scenario, packages, family, directions, refused, certificates (with verify), accounts. An
// account that is contradictory has null `verdicts` and `zone`; so has one whose packages are too many to
// list. `map` has one letter a package code for each party: a(lways), n(ever), u(ndetermined), or - where the
// package does not count.
Document to_document(const DealsAnswer& answer, const Scenario& scenario);

// An object from issue to level number, first levels omitted.
Document package_document(const Package& package, const Scenario& scenario);
// {"statement" or "direction" or "number": id, "multiplier": "p/q", ...}
Document reason_document(const Reason& reason, const Scenario& scenario);

}  // namespace detente::deals
