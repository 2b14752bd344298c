// SPDX-License-Identifier: Apache-2.0
// What the verdicts on sequences of steps rest on: which of the section's numbers.
//
// What can be lost is a number (or all numbers that stand in one piece): it may then be anything that it can
// be. Pieces, sequences, what can be taken back and what-ifs are the frame: without one of them there is
// another ladder, not a less certain one, so they are not weighed.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/verdict_weight.h"
#include "detente/steps/steps.h"

namespace detente::cases {

struct SequenceWeights {
    std::string name;
    VerdictWeight holds;                 // of both sides
    std::array<VerdictWeight, 2> sides;  // of each
};

struct StepsWeights {
    std::string account;
    std::vector<std::string> weighed;  // ids of the numbers, or of the pieces in which they stand
    std::string refused;               // why nothing is weighed, or empty
    std::vector<SequenceWeights> sequences;
};

// One an account of the answer; `settings` are the what-ifs asked with it.
Result<std::vector<StepsWeights>> weigh_steps(const Scenario& scenario, const steps::StepsAnswer& answer,
                                              const std::vector<steps::Setting>& settings);

// Adds the weights to each sequence of a steps document, and to each party in it.
void add_weights(Document& steps, const std::vector<StepsWeights>& weights, const steps::StepsAnswer& answer);

}  // namespace detente::cases
