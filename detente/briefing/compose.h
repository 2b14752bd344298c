// SPDX-License-Identifier: Apache-2.0
// From what the rooms answered to the briefing.
#pragma once

#include "detente/briefing/briefing.h"
#include "detente/case/study.h"

namespace detente::briefing {

// Precondition: `study` answers this scenario.
Briefing compose(const Scenario& scenario, const cases::Study& study);

}  // namespace detente::briefing
