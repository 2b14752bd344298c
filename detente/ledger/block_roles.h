// SPDX-License-Identifier: Apache-2.0
// The article apart from the furniture around it: ordered line rules, the first that matches gives the role.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "detente/scenario/page.h"

namespace detente::ledger {

// Gives every block that is not yet decided its role and the name of the rule that gave it. `overrules` are a
// person's corrections, block id to role, applied last. Ids are never changed: a corrected role renumbers
// nothing. A correction found in the page is added to its notices.
void assign_roles(Page& page, const std::vector<std::pair<std::string, std::string>>& overrules = {});

}  // namespace detente::ledger
