// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/backings.h"

#include "detente/case/reports.h"

namespace detente::cases {

ledger::WeighedStatement weighed_statement(const Item& item, const Scenario& scenario) {
    ledger::WeighedStatement weighed;
    weighed.id = item.id;
    weighed.standing = standing_at(item, scenario, std::nullopt).value_or(item.standing);
    for (const Report& report : reports(item, scenario)) {
        std::vector<std::string> names;
        for (const SourceName& name : report.names) names.push_back(name.name);
        if (!names.empty()) weighed.backings.push_back(std::move(names));
    }
    return weighed;
}

}  // namespace detente::cases
