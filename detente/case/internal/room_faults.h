// SPDX-License-Identifier: Apache-2.0
// What the rooms refuse of a scenario that was read: each room is asked that the file has a section for, as
// its command asks it.
#pragma once

#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

struct RoomFaults {
    // Refused under the account that counts when none is named: the sentences of the room itself.
    Errors errors;
    // Refused under some other account alone, the first fault of each: "under account NAME `standoff`
    // refuses: ...".
    std::vector<std::string> notes;
};

// The sections [standoff] and [steps]; statements and numbers are deals' own matter.
RoomFaults room_faults(const Scenario& scenario);

}  // namespace detente::cases
