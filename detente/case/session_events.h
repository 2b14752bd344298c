// SPDX-License-Identifier: Apache-2.0
// A session that was played, as `detente talk --json` (or a line of --jsonl) tells it, seen as events of the
// talks of a scenario: what it reveals can then be asked.
#pragma once

#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// Offers in order, then how it ended: an acceptance, a walk-out in its tone, nothing at the deadline. Ids are
// "offer 1", "offer 2", ... and "end". Errors: no session; a party, issue or level that the scenario does not
// have; a session that ended by a fault.
Result<std::vector<TalkEvent>> events_of_session(const Document& session, const Scenario& scenario);

}  // namespace detente::cases
