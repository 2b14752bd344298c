// SPDX-License-Identifier: Apache-2.0
// The scenario's [steps] section as it was written: the pieces that each side would deliver after the signature.
#pragma once

#include "detente/base/error.h"

namespace detente {

struct StepsSection {
    Place place;
    friend bool operator==(const StepsSection&, const StepsSection&) { return true; }
};

}  // namespace detente
