// SPDX-License-Identifier: Apache-2.0
// Two states of knowledge side by side, before and after: what was added, dropped and changed, and which
// verdicts, counts, facts of the crux and questions are different, with the statements that did it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/advice.h"
#include "detente/deals/statements/compiled_account.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// One state of knowledge: a scenario that was filtered already, and one account of it.
struct Knowledge {
    const Scenario& scenario;
    std::string account;  // empty: the default one
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
};

struct ItemDifference {
    std::string id;
    std::string before;  // in words; empty: it was not there
    std::string after;   // empty: it is gone
    // Both are there and say the same: what else about them is different (standing, sources, words).
    bool evidence_only = false;
};

// A verdict that is different, and the smallest set (by inclusion) of differences with which the one side's
// knowledge gives the other side's verdict. Of more than six, none can be left out alone.
struct VerdictDifference {
    int party = 0;
    Package package;
    Verdict before = Verdict::undetermined;
    Verdict after = Verdict::undetermined;
    std::vector<std::string> by;  // ids
};

struct KnowledgeDifference {
    std::string account_before;
    std::string account_after;
    std::vector<ItemDifference> items;  // in the order of the files, those of the first first
    // Why nothing below is filled in: packages that are not the same, statements that contradict each other,
    // too many packages.
    std::string not_compared;
    std::vector<VerdictDifference> verdicts;  // by package, then party
    std::vector<AccountAdvice> advice;        // before and after; empty where it was not compared

    bool empty() const { return items.empty() && verdicts.empty() && not_compared.empty(); }
};

// Errors: what the room of deals reports.
Result<KnowledgeDifference> difference(const Knowledge& before, const Knowledge& after,
                                       const AdviceRequest& advice);

// {"accounts", "statements": {"added", "dropped", "changed"}, "verdicts", "zone", "crux", "settle",
// "not_compared"}: empty lists where nothing differs (docs/json.md).
Document to_document(const KnowledgeDifference& difference, const Scenario& before, const Scenario& after);
// Sentences: what is different, most telling first.
std::vector<std::string> difference_in_words(const KnowledgeDifference& difference, const Scenario& before,
                                             const Scenario& after);

}  // namespace detente::cases
