// SPDX-License-Identifier: Apache-2.0
// One account under a filter, ready for what needs its packages listed.
#pragma once

#include <string>

#include "detente/base/result.h"
#include "detente/case/filtered.h"
#include "detente/case/hypothetical.h"
#include "detente/deals/statements/compiled_account.h"

namespace detente::cases {

struct OneAccount {
    Filtered known;
    deals::CompiledAccount account;
    std::vector<KnowledgeDifference> what_if;
};

// `purpose` is what the account is wanted for, as a verb: "plan", "propose". Errors: what the rooms report;
// statements that contradict each other, or what is supposed; packages too many to list.
Result<OneAccount> one_account(const Scenario& as_written, const std::string& account, const Filter& filter,
                               const AdviceRequest& advice, const std::string& purpose);

}  // namespace detente::cases
