// SPDX-License-Identifier: Apache-2.0
// The words that the governing cues are made of.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace detente::ledger {

using GoverningWords = std::unordered_set<std::string_view>;

// "not", "no", "never", "without".
const GoverningWords& negative_words();
// What refuses, denies or fails to do what follows, with what has to stand behind it to be that verb: "" for
// nothing, alternatives by |, "@content" for a noun such as "claim" with what it says, "@plan" for one such
// as "plan" with what it is to do, each perhaps behind a particle ("back @content").
const std::unordered_map<std::string_view, std::vector<std::string_view>>& denying_verbs();
// Adjectives and nouns that take the truth from the clause behind them: "false that", "rumours that".
const GoverningWords& doubting_words();
// "claim", "report", "story": nouns that say something.
const GoverningWords& content_nouns();
// "plan", "bill", "attempt": nouns that are to do something.
const GoverningWords& plan_nouns();

}  // namespace detente::ledger
