// SPDX-License-Identifier: Apache-2.0
// Scenario things put into plain words. No likelihood is ever worded here; a hedge is quoted as it was said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/base/words.h"
#include "detente/scenario/scenario.h"

namespace detente {

std::string party_name(const Scenario& scenario, int party);
std::string issue_name(const Scenario& scenario, int issue);
const std::string& level_name(const Scenario& scenario, int issue, int level);
// A short label for pictures, unique among parties: "US", "DPRK".
std::vector<std::string> party_tags(const Scenario& scenario);

// “nuclear program: Yongbyon complete; sanctions: all”; “nothing agreed” for the empty package.
std::string in_words(const Package& package, const Scenario& scenario);
// A whole sentence: "United States would rather have no deal than “...”."
std::string in_words(const Statement& statement, const Scenario& scenario);
std::string in_words(const Preference& preference, const Scenario& scenario);
std::string in_words(const Irreversibility& mark, const Scenario& scenario);
std::string in_words(const Infeasible& combination, const Scenario& scenario);
std::string in_words(const Demand& demand, const Scenario& scenario);
std::string in_words(const Concession& concession, const Scenario& scenario);
std::string in_words(const Term& term, const Scenario& scenario, bool better_side);
std::string in_words(const Source& source);
std::string in_words(const std::vector<ChainLink>& chain);  // "Ri Yong Ho told reporters; ..."

std::string_view in_words(Standing standing);  // "on record", "reported", "inferred", "assumed"
std::string in_words(const Date& date);        // "28 February 2019"

}  // namespace detente
