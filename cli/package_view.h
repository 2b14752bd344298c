// SPDX-License-Identifier: Apache-2.0
// What each party makes of one package, or of two, with the reasons, in plain words.
#pragma once

#include <string>

#include "cli/deals_view.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::cli {

// Precondition: the account does not contradict itself and was asked for a package.
std::string package_text(const deals::AccountDeals& account, const Package& package, const Scenario& scenario,
                         const View& view);

// Precondition: as above, asked for a comparison.
std::string compare_text(const deals::AccountDeals& account, const Package& first, const Package& second,
                         const Scenario& scenario, const View& view);

}  // namespace detente::cli
