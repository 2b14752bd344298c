// SPDX-License-Identifier: Apache-2.0
// The parties at the table with what they play: read once, then asked for fresh seats each session.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/case/talk_report.h"
#include "detente/talks/catalog.h"

namespace detente::cases {

using talks::Bid;

struct Company {
    std::vector<int> profiles;  // of the scenario, one a seat
    std::vector<talks::StrategyMaker> makers;
    std::vector<std::string> texts;     // what each plays, as written
    std::vector<std::string> programs;  // the command that plays a seat; empty: its maker does
    std::vector<std::string> names;
    std::vector<talks::ProfileIndex> indexes;  // where the space is listed
    std::vector<talks::WideProfile> wide;      // where it is not
    talks::OutcomeTable outcomes{std::vector<int>{}};
    std::vector<std::optional<Outcome>> openings;
    std::vector<talks::Voter> voters;  // of single-text mediation, in place of makers
    std::vector<double> factors;       // discount factors, 1 where there is none
};

// In the order of the seats: whoever opens first, then as in the file. Errors: as talk_report().
Result<Company> company_of(const NumericScenario& scenario, const TalkRequest& request);
std::vector<talks::Seat> fresh_seats(Company& company, const NumericScenario& scenario,
                                     const TalkRequest& request);
std::vector<talks::OwnValues> fresh_values(Company& company);

}  // namespace detente::cases
