// SPDX-License-Identifier: Apache-2.0
// A scenario as the page's forms show it: what can be switched, changed and chosen, in words and in the
// file's own language.
#pragma once

#include "detente/base/document.h"
#include "detente/scenario/scenario.h"

namespace detente::page {

// { id, title, asked, as_of, default_account,
//   parties: [ { id, name } ], issues: [ { id, name, levels, delivers } ], accounts: [ { id, title, items }
//   ], sources: [ { id, words, published } ], items: [ { id, kind, party, words, says, standing, because,
//   sources, direction, issue } ], unknowns: [ { key, low, high, least, most, words } ], has: [ "standoff",
//   "steps", "numbers" ] }
// kind is statement, direction or mark; says stands in statements alone. `unknowns` are the numbers of
// [steps], as `steps --set KEY=VALUE` takes them; least and most are null where the quantity has no bound.
Document model_document(const Scenario& scenario);

}  // namespace detente::page
