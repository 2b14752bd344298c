// SPDX-License-Identifier: Apache-2.0
// Exact maxima of linear forms over { x >= 0 : A x <= b } with b >= 0, one after the other: the second among
// the points at which the first is largest, and so on. The simplex method (Dantzig 1947) on a tableau of
// exact fractions; for small programs.
#pragma once

#include <optional>
#include <vector>

#include "detente/base/rational.h"

namespace detente::cone {

struct LinearProgram {
    struct Row {
        std::vector<Rational> coefficients;  // one an unknown
        Rational limit;                      // coefficients * x <= limit; not negative
    };
    std::vector<Row> rows;
    std::vector<std::vector<Rational>> objectives;  // the first counts most
};

// The point; none when an objective has no largest value. Bland's rule (1977): it always ends.
std::optional<std::vector<Rational>> maximize(const LinearProgram& program);

}  // namespace detente::cone
