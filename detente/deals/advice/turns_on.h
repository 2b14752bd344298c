// SPDX-License-Identifier: Apache-2.0
// What an undetermined verdict turns on. A package is acceptable only if it is worth more than whatever the
// party certainly refuses, and it is acceptable if it is worth at least something that the party certainly
// takes. Where such a package is near, what the two do not have in common is the whole question.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/advice/exchanges.h"

namespace detente::deals {

// Differences of more level steps are not looked at.
inline constexpr int kNearSteps = 3;

// What the package has and another has not: from the other's levels to the package's. Issues that are the
// same to the party do not count.
struct TurningDifference {
    Package other;
    std::vector<LevelChange> gets;    // in the party's favour
    std::vector<LevelChange> gives;   // against it
    std::vector<LevelChange> either;  // nothing says which way they count
    int steps = 0;                    // level steps in all
    // A need: that it is worth more than nothing makes the verdict always. Enough: that it is worth less than
    // nothing makes the verdict never. Then the verdict holds exactly if this does.
    bool exactly = false;
};

struct TurnsOn {
    int party = 0;
    Package package;
    // Against the package in which nothing is agreed, which is no deal where no deal is not separate.
    std::vector<LevelChange> gets;
    std::vector<LevelChange> gives;
    std::vector<LevelChange> either;
    bool no_deal_is_separate = false;
    // From certain refusals at most `kNearSteps` away: the difference must be worth more than nothing. That
    // the opposite makes the verdict never is proved. Strongest only: none follows from another. Nearest
    // first. A refusal or yes that directions alone make certain is nothing that was said, and does not
    // count.
    std::vector<TurningDifference> needs;
    // From certain yeses as near: that the difference is worth at least nothing makes the verdict always,
    // proved. Weakest only.
    std::vector<TurningDifference> enough;
    // The nearest certain refusal that the package is better than in any case, and the nearest certain yes
    // that it is worse than: they say nothing of what it turns on, but between what it lies.
    std::optional<Package> above;
    std::optional<Package> below;
};

// Preconditions: as for find_exchanges; the party's verdict on the package is undetermined. `scenario` is the
// one the account was made from.
Result<TurnsOn> find_turns_on(const Scenario& scenario, const CompiledAccount& account,
                              const Exchanges& exchanges, int party, const Package& package);

// "Better" or "at least as good as", of two packages, to a party: what a need or something that is enough
// says, as a statement that can be supposed.
Statement comparison(int party, const Package& first, Relation relation, const Package& second);

}  // namespace detente::deals
