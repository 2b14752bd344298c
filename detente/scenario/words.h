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

// A level where it stands in a sentence: its short name; without one its own name, with the issue's before it
// ("Sanctions lifted: all") unless it speaks for itself.
std::string short_level(const Scenario& scenario, int issue, int level);
// The same where the levels of one issue are compared, "at most ..." and the like: a name that was not made for
// running text has the issue's before it.
std::string level_on_issue(const Scenario& scenario, int issue, int level);
// A package by what differs from no deal: “Yongbyon closed, for five resolutions lifted” where each side
// delivers something; “... from Uplands, ... from Delta” among three or more; “nothing agreed” when empty, or,
// where no deal is something else, “every issue at its first level”.
std::string in_short(const Package& package, const Scenario& scenario);
// The same in quotation marks.
std::string in_words(const Package& package, const Scenario& scenario);
// The issue and the level in full: "Nuclear program: Yongbyon complete; Sanctions lifted: all".
std::string in_full(const Package& package, const Scenario& scenario);
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
