// SPDX-License-Identifier: Apache-2.0
// What had been taken back by a day, or at all where no day is named: by a correction (a source), by the same
// speaker later on, or by an item that withdraws it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "detente/scenario/scenario.h"

namespace detente::cases {

struct Withdrawal {
    std::string id;  // what is taken back
    std::string by;  // the item or source that does it
    Date day;        // from when on; unknown: always
    bool superseded = false;
    std::vector<std::string> accounts;  // where the withdrawing item is in force; empty: everywhere
};

// `in_effect` says of an item whether it counts on that day. The latest come first, and one that is itself
// withdrawn by a later one takes nothing back. Where a day is
// named, a source without one takes nothing back.
std::vector<Withdrawal> withdrawals(const Scenario& scenario, const std::optional<Date>& day,
                                    const std::function<bool(const std::string&)>& in_effect);

}  // namespace detente::cases
