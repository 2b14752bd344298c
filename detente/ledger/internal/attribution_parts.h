// SPDX-License-Identifier: Apache-2.0
// How the reports of a sentence are found, in parts: in one scene, and where the medium is named.
#pragma once

#include <vector>

#include "detente/ledger/attribution.h"
#include "detente/ledger/internal/attribution_scene.h"

namespace detente::ledger {

// Every report in the scene, its medium noted. The context is told who spoke last.
std::vector<Attribution> reports_in(const Scene& scene, AttributionContext& context);

// "in a statement", "in an interview with The Courier": the medium of the report that is nearest; an outlet
// that interviewed is a relay.
void note_medium(const Scene& s, const AttributionContext& context, std::vector<Attribution>& found);

// "reportedly dropped a demand, The Courier reported": the hearsay is what that outlet tells.
void name_hearsay(std::vector<Attribution>& found);

}  // namespace detente::ledger
