// SPDX-License-Identifier: Apache-2.0
// A scenario without some of its items, whole in itself: nothing in it refers to what is gone.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "detente/scenario/scenario.h"

namespace detente::cases {

// Takes the items away, everywhere. What cannot stand without one of them goes as well: a piece that needs a
// lost piece, and a sequence with a lost piece. They are returned with the id that they needed.
//   * a lost ranking leaves a party whose order of the states is not known, not a standoff without it;
//   * a lost no-deal value leaves no deal an alternative of its own, of unknown worth.
std::vector<std::pair<std::string, std::string>> remove_items(Scenario& scenario,
                                                              const std::set<std::string>& ids);

// Takes items away from single accounts: id to the accounts that lose it. Accounts then list what they hold
// instead of including each other. An item that every account loses is taken away altogether.
void remove_from_accounts(Scenario& scenario, const std::map<std::string, std::set<std::string>>& ids);

}  // namespace detente::cases
