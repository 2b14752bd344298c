// SPDX-License-Identifier: Apache-2.0
// What a verdict turns on, as plain words and as a document.
#pragma once

#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/deals/advice/turns_on.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// What the party would get and give, what it needs and what is enough: a sentence each.
std::vector<std::string> turns_on_in_words(const deals::TurnsOn& turns, const Scenario& scenario);

// {"gets": [{issue, from, to}], "gives", "either", "needs": [{"than", "gets", "gives", "either", "steps",
// "exactly", "opposite"}], "enough": [{..., "statement"}], "words"}. `opposite` and `statement` are lines
// that --assume takes: with the one the verdict is never, with the other always.
Document turns_on_document(const deals::TurnsOn& turns, const Scenario& scenario);
// {PARTY: ...}
Document turns_on_document(const std::vector<deals::TurnsOn>& turns, const Scenario& scenario);

}  // namespace detente::cases
