// SPDX-License-Identifier: Apache-2.0
// The scenario's [standoff] section as it was written: what each side can do away from the table.
#pragma once

#include "detente/base/error.h"

namespace detente {

struct StandoffSection {
    Place place;
    friend bool operator==(const StandoffSection&, const StandoffSection&) { return true; }
};

}  // namespace detente
