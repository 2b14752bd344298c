// SPDX-License-Identifier: Apache-2.0
// From what the rooms answered to the briefing.
#pragma once

#include "detente/briefing/briefing.h"
#include "detente/case/briefing_report.h"

namespace detente::briefing {

Briefing compose(const cases::BriefingReport& report);

}  // namespace detente::briefing
