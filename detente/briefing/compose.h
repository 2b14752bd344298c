// SPDX-License-Identifier: Apache-2.0
// From what the rooms answered to the briefing.
#pragma once

#include "detente/briefing/briefing.h"
#include "detente/case/ceilings.h"
#include "detente/case/filtered.h"
#include "detente/case/record.h"
#include "detente/case/rivals.h"
#include "detente/case/study.h"
#include "detente/case/weighed_deals.h"

namespace detente::briefing {

// What the answers rest on.
struct Evidence {
    const Scenario& as_written;  // with what was left out
    std::vector<cases::LeftOut> left_out;
    std::vector<cases::AccountWeights> weights;  // of the accounts that were weighed
    std::vector<cases::AboveCeiling> above_ceiling;
    std::optional<cases::Rivals> rivals;  // of the accounts answered, where there are several
    std::optional<cases::Record> record;  // of demands and concessions
};

// Precondition: `study` answers this scenario. `landscape`: how parties given by numbers are told, if two or
// more are.
Briefing compose(const Scenario& scenario, const cases::Study& study, const Evidence& evidence,
                 const numbers::LandscapeRequest& landscape = {});

}  // namespace detente::briefing
