// SPDX-License-Identifier: Apache-2.0
// How the verdicts of deals came to be what they are: day by day, what became known or was taken back, and
// which verdicts, standings, or statements and sources they cannot do without, changed by it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "detente/case/filtered.h"
#include "detente/case/weighed_deals.h"

namespace detente::cases {

// Of one party, packages whose verdict changed in the same way.
struct VerdictChange {
    int party = 0;
    VerdictWeight before;
    VerdictWeight after;
    std::vector<Package> packages;
};

struct HistoryDay {
    Date day;
    std::vector<std::string> known;       // ids of items that count from this day on, or count for more
    std::vector<LeftOut> taken_back;      // withdrawn, superseded or no longer valid from this day on
    bool conflict = false;                // the statements contradict each other from this day on
    std::vector<deals::Counts> verdicts;  // as of this day, one a party; empty in conflict
    std::vector<VerdictChange> changes;   // from the last day listed to this one
};

struct History {
    std::string account;
    std::vector<deals::Counts> before;  // before the first day
    std::vector<HistoryDay> days;       // on which a verdict or what it rests on changed
    std::vector<HistoryDay> unchanged;  // on which something became known or was taken back, and none changed
    std::vector<std::string> undated;   // items in the account that no day can bring in
};

struct HistoryRequest {
    std::string account;  // empty: the default one
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
    std::optional<Package> package;  // follow this one alone
};

// Errors: an unknown account; more packages than are gone through one by one, and none named.
Result<History> history(const Scenario& scenario, const HistoryRequest& request);

// The days on which something may become known, be taken back, begin or end to hold; in order.
std::vector<Date> days_of_change(const Scenario& scenario);
Date day_after(const Date& day);
Date day_before(const Date& day);

}  // namespace detente::cases
