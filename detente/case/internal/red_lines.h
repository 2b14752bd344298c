// SPDX-License-Identifier: Apache-2.0
// Red lines (`no deal > any {...}`) that say more than their author meant, or nothing: one that takes in a
// gift contradicts the directions, and one that only no deal matches binds nothing.
#pragma once

#include <string>
#include <vector>

#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

struct RedLineNote {
    std::string statement;  // its id
    std::string sentence;   // the culprit package and what makes it consistent, or that it has no effect
    bool no_effect = false;
    Package culprit;  // a matching package that the statements do not allow; not with no_effect
    std::vector<std::string> cures;  // each tried: with it the party's statements are consistent
};

// Of the red lines against no deal that are in force under the account, those with something to tell.
std::vector<RedLineNote> red_line_notes(const Scenario& scenario, const deals::AccountDeals& account);

}  // namespace detente::cases
