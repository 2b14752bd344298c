// SPDX-License-Identifier: Apache-2.0
// Formulas over all states at once, sixty-four states a word.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "detente/standoff/conflict.h"

namespace detente::standoff {

class Columns {
  public:
    explicit Columns(const Conflict& conflict) : conflict_(conflict) {}
    Bits where(const Formula& formula);

  private:
    const Bits& literal(const Formula::Step& step);
    const Conflict& conflict_;
    std::map<std::tuple<int, int, int>, Bits> literals_;  // option, low, high
};

}  // namespace detente::standoff
