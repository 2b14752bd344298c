// SPDX-License-Identifier: Apache-2.0
// What a verdict rests on, in sentences. A sentence says how well something stands, or how a word was said,
// never both.
#pragma once

#include <string>
#include <vector>

#include "cli/deals_view.h"
#include "detente/case/weighed_deals.h"

namespace detente::cli {

// The sentences on one verdict; `subject`: "us never". None on an undetermined one: it rests on nothing.
std::string weight_sentences(const cases::VerdictWeight& weight, const std::string& subject,
                             const View& view);

// Of the package asked for, every account and party.
std::string weights_text(const std::vector<cases::AccountWeights>& weights, const Scenario& scenario,
                         const View& view);

// Of all packages: how many verdicts stand on which rung, every account and party.
std::string rungs_text(const std::vector<cases::AccountWeights>& weights, const Scenario& scenario,
                       const View& view);

}  // namespace detente::cli
