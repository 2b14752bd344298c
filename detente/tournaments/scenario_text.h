// SPDX-License-Identifier: Apache-2.0
// A numeric scenario as one text that says everything a match depends on, in one fixed way: two scenarios
// with the same text play the same, whatever files they came from.
#pragma once

#include <string>

#include "detente/scenario/profile.h"

namespace detente::tournaments {

std::string scenario_text(const NumericScenario& scenario);

}  // namespace detente::tournaments
