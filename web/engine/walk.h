// SPDX-License-Identifier: Apache-2.0
// The standoff as a graph that a person walks in, one move after the other.
#pragma once

#include "detente/answers/asked.h"
#include "detente/base/document.h"
#include "detente/base/result.h"

namespace detente::page {

// { makers: [ { id, name } ], states: [ { id, name, words, stays: [maker], equilibrium } ],
//   moves: [ { party, from, to, improves: "yes" | "no" | "unknown" } ], status_quo: id or null }
// States are numbered from 1, as the documents of `standoff` number them; `stays` are those who gain by no
// move of their own (Nash). Errors: as of `standoff`; more states than a person walks in.
Result<Document> walk_document(const answers::Arguments& arguments, const answers::Asked& asked);

}  // namespace detente::page
