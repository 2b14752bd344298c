// SPDX-License-Identifier: Apache-2.0
// Quick answers about polynomials on parts of [0, 1]: cells are split until doubles, with their rounding
// counted in, decide. What they cannot decide is left to Sturm's theorem (polynomial.h). Never a guess.
#pragma once

#include <optional>
#include <vector>

#include "detente/steps/polynomial.h"

namespace detente::steps {

// True: a point was found, and checked exactly, at which all constraints hold. False: in every cell some
// polynomial lies below 0. None: not decided so. Precondition: 0 <= low < high <= 1.
std::optional<bool> quickly_satisfiable(const std::vector<SignConstraint>& constraints, const Rational& low,
                                        const Rational& high);

// Bounds on the values of p on [low, high], within about 1e-9 of the coefficients' sum; the values at both
// ends are given exactly where nothing inside passes them. None: the cells ran out. Precondition as above.
std::optional<Range> quick_range(const Polynomial& p, const Rational& low, const Rational& high);

}  // namespace detente::steps
