// SPDX-License-Identifier: Apache-2.0
// The answer of `detente steps` in plain words, for a terminal.
#pragma once

#include <string>

#include "detente/scenario/scenario.h"
#include "detente/steps/steps.h"

namespace detente::cli {

// `one_sequence`: a single sequence was asked for, so its slacks are shown move by move.
std::string steps_text(const steps::Answer& answer, const Scenario& scenario, bool one_sequence, int width,
                       bool color);

}  // namespace detente::cli
