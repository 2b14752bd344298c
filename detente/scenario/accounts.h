// SPDX-License-Identifier: Apache-2.0
// Which items are in force under an account.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente {

// The name under which everything is in force when a scenario declares no account of its own.
inline constexpr std::string_view kEverything = "all";

// The items of one account, its included accounts folded in.
struct InForce {
    std::string account;
    std::unordered_set<std::string> named;      // by this account or an account it includes
    std::unordered_set<std::string> elsewhere;  // named by some account
    std::unordered_set<std::string> removed;    // taken away by a what-if, whatever accounts say

    // True when the account names the item or no account does, and it has not been taken away.
    bool contains(const std::string& id) const {
        return !removed.contains(id) && (named.contains(id) || !elsewhere.contains(id));
    }
};

// The items in force under the named account; the scenario's default when the name is empty; everything when
// the scenario has no accounts (and when the name is "all" and no account is called so). Error: no account
// has that name (with the nearest one).
Result<InForce> in_force(const Scenario& scenario, std::string_view account);

// Account names to answer for, in file order; { "all" } when the scenario has none.
std::vector<std::string> account_names(const Scenario& scenario);

}  // namespace detente
