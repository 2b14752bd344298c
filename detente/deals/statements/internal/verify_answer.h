// SPDX-License-Identifier: Apache-2.0
// Re-proves every certificate behind one account's answer by the independent checker.
#pragma once

#include <memory>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/judge.h"

namespace detente::deals {

// How many certificates were re-proved: those in the answer, and where the packages are listed one proof or
// two value functions for each package and party. Above this many judgements every n-th package is taken,
// evenly spread.
inline constexpr std::uint64_t kVerifiedJudgements = 50'000;

// Error: a certificate that the checker does not accept, with what is wrong.
Result<std::uint64_t> verify_answer(const Scenario& scenario, const InForce& in_force,
                                    const DealsQuery& request, const Judges& judges,
                                    const PackageSpace& space, const AccountDeals& answer);

}  // namespace detente::deals
