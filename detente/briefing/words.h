// SPDX-License-Identifier: Apache-2.0
// The briefing's English: scenario things put into plain words. No likelihood is ever worded here; a hedge is
// quoted as it was said.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::briefing {

std::string party_name(const Scenario& scenario, int party);
std::string issue_name(const Scenario& scenario, int issue);
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

std::string_view in_words(Standing standing);       // "on record", "reported", "inferred", "assumed"
std::string_view in_words(deals::Verdict verdict);  // "certain to accept", "certain to refuse", "open"
std::string in_words(const Date& date);             // "28 February 2019"

// The first letter made a capital.
std::string with_capital(std::string text);
// “text”
std::string quoted(const std::string& text);
// "a", "a and b", "a, b and c".
std::string list_of(const std::vector<std::string>& parts);
// "1 package", "2 packages".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
// "once", "twice", "3 times", "1/2 times".
std::string times(const Rational& multiplier);
// Digits in groups of three: "100,000".
std::string grouped(std::string_view digits);
std::string grouped(std::uint64_t number);

}  // namespace detente::briefing
