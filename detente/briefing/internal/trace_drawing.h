// SPDX-License-Identifier: Apache-2.0
// A session of talks drawn offer by offer, as SVG inside the page: in the plane of both parties' utilities,
// and over the rounds.
#pragma once

#include <string>

#include "detente/briefing/briefing.h"

namespace detente::briefing {

// Both drawings side by side, with their legend.
std::string trace_picture(const TalksTrace& trace);

}  // namespace detente::briefing
