// SPDX-License-Identifier: Apache-2.0
// One round and its repetition with numbers as intervals: the trust and the patience that cooperation needs
// (reassurance.h has the formulas and their sources).
#pragma once

#include <string>

#include "detente/steps/steps.h"

namespace detente::steps {

RoundAnswer round_answer(const LadderNumbers& numbers, const std::string& party);

}  // namespace detente::steps
