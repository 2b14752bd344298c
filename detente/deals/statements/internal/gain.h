// SPDX-License-Identifier: Apache-2.0
// What packages are worth above no deal in one model, in doubles with the most that they can be off and, where
// that does not do, exactly.
#pragma once

#include <vector>

#include "detente/base/rational.h"
#include "detente/deals/statements/answer.h"

namespace detente::deals {

class Gain {
  public:
    explicit Gain(ValueModel model);

    // By levels, one an issue.
    double near(const std::vector<int>& levels) const;
    // The most that near() can be off; infinite far out of the range of doubles.
    double error() const { return error_; }
    Rational exact(const std::vector<int>& levels) const;
    int sign(const std::vector<int>& levels) const;

  private:
    ValueModel model_;
    std::vector<std::vector<double>> rounded_;  // [issue][level]
    double no_deal_ = 0;
    double error_ = 0;
};

}  // namespace detente::deals
