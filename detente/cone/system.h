// SPDX-License-Identifier: Apache-2.0
// A homogeneous system of linear statements about one unknown vector, its model: each row times the model is
// above zero (strict), not below zero (weak), or zero (equal). The closed models form a cone; what follows
// from the system is the cone that the rows themselves span.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/base/rational.h"

namespace detente::cone {

enum class RowRelation : std::uint8_t { strict, weak, equal };

using Vector = std::vector<Rational>;
// A question put to a system: a linear functional with whole coefficients, as long as the system's dimension.
using Functional = std::vector<std::int64_t>;

struct Row {
    Vector coefficients;  // as long as the system's dimension; empty for a row about one coordinate
    RowRelation relation = RowRelation::weak;
    int unit = -1;  // that coordinate, taken once; -1: see the coefficients
    // An equal row with coefficients that says what something is worth, like a given number. Such rows are
    // solved for before anything else, so that what they fix is computed and not searched for.
    bool fixes = false;
};

struct System {
    int dimension = 0;
    std::vector<Row> rows;
};

}  // namespace detente::cone
