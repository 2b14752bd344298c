// SPDX-License-Identifier: Apache-2.0
// What the verdicts of `deals` rest on: their standing, their weak links, and the statements and sources
// without which they fall (ledger/weighing.h has the definitions).
//
// Weighed are the party's statements in force, and its numbers and directions where they name a source. The
// rest is the model's frame and is never lost. An infeasible combination is no evidence of what anybody
// wants: it stays as well.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/result.h"
#include "detente/case/verdict_weight.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// Packages on which one party's verdict rests in the same way.
struct WeightGroup {
    VerdictWeight weight;
    std::vector<Package> packages;  // in code order
};

struct PartyWeights {
    int party = 0;
    std::vector<std::string> weighed;      // ids of what can be lost
    std::vector<WeightGroup> groups;       // by the code of their first package
    std::optional<VerdictWeight> package;  // of the package asked for
    // Under other accounts that verdict is another one: account, verdict. Conflict where they contradict.
    std::vector<std::pair<std::string, Verdict>> other_accounts;
};

struct AccountWeights {
    std::string account;
    bool conflict = false;              // the statements contradict each other: nothing is weighed
    bool all_packages = false;          // every package that counts is in the groups
    std::string refused;                // why they are not, or empty
    std::vector<PartyWeights> parties;  // one a party
};

struct WeighRequest {
    std::vector<std::string> accounts;  // empty: the default one
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
    enum class Packages { when_few, all, named_only } packages = Packages::when_few;
    std::optional<Package> package;
    std::uint64_t few = 4'096;  // packages weighed without being asked
    // Of one party. Each loss is asked about by itself, and there are many more losses with more statements.
    static constexpr std::size_t few_statements = 12;   // for all packages that are few
    static constexpr std::size_t some_statements = 20;  // for all packages, packages times statements few:
    static constexpr std::uint64_t few_pairs = 6'000;
    static constexpr std::size_t many_statements = 24;   // for all packages when they are asked for
    static constexpr std::size_t most_statements = 120;  // for a named package
};

// Errors: an unknown account; a red line that stands for too many packages.
Result<std::vector<AccountWeights>> weigh_deals(const Scenario& scenario, const WeighRequest& request);

}  // namespace detente::cases
