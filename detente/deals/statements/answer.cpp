// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/answer.h"

namespace detente::deals {

std::string_view to_string(Family family) {
    return family == Family::additive ? "additive" : "monotone";
}

std::string_view to_string(Directions directions) {
    return directions == Directions::weak ? "weak" : "strict";
}

}  // namespace detente::deals
