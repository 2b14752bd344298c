// SPDX-License-Identifier: Apache-2.0
// An item as the weighing sees it: its standing, and for each of its reports those on whom it depends.
#pragma once

#include "detente/ledger/weighing.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

ledger::WeighedStatement weighed_statement(const Item& item, const Scenario& scenario);

}  // namespace detente::cases
