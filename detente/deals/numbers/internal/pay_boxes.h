// SPDX-License-Identifier: Apache-2.0
// Profiles written as constants plus positive pay for boxes. A rectangle that tests for exclusion, or one
// whose pay is negative, becomes disjoint boxes that together cover its complement; values that no box tells
// apart become one cell.
#pragma once

#include <array>
#include <vector>

#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/internal/box_search.h"
#include "detente/deals/numbers/internal/wide_integer.h"
#include "detente/scenario/profile.h"

namespace detente::numbers {

struct PayBoxes {
    BoxProblem problem;                 // pay in units of 1 / denominator
    std::array<Rational, 2> constants;  // paid whatever is agreed
    std::array<Int128, 2> denominators{1, 1};
    std::array<Rational, 2> maxima{1, 1};    // what the sums are divided by
    std::vector<std::vector<int>> value_of;  // [issue][cell]: a value in the cell

    Outcome outcome(const std::vector<int>& cells) const;
    Rational sum(std::size_t party, std::int64_t pay) const {
        return constants[party] + to_rational(pay, denominators[party]);
    }
};

Result<PayBoxes> pay_boxes(const NumericScenario& scenario, int first, int second);

}  // namespace detente::numbers
