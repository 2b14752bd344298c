// SPDX-License-Identifier: Apache-2.0
// From what the rooms answered to the briefing.
#pragma once

#include "detente/briefing/briefing.h"
#include "detente/case/study.h"

namespace detente::briefing {

// Precondition: `study` answers this scenario. `landscape`: how parties given by numbers are told, if two or
// more are.
Briefing compose(const Scenario& scenario, const cases::Study& study, const LandscapeRequest& landscape = {});

}  // namespace detente::briefing
