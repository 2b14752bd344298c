// SPDX-License-Identifier: Apache-2.0
// Sums, differences and quotients of intervals whose numbers are independent of each other; exact ends.
#pragma once

#include "detente/scenario/interval.h"
#include "detente/steps/ladder.h"

namespace detente::steps {

Interval sum(const Interval& a, const Interval& b);
Interval negated(const Interval& a);
Interval difference(const Interval& a, const Interval& b);
// Both at or above 0. A product with an unbounded end is unbounded unless the other is 0.
Interval product_of_nonnegative(const Interval& a, const Interval& b);

// The fraction with the smallest denominator in [low, high] (continued fractions). Precondition: low <= high.
Rational simplest_between(const Rational& low, const Rational& high);

// Is every number of the interval (none, some) at least 0; above 0?
Verdict at_least_zero(const Interval& a);
Verdict above_zero(const Interval& a);

}  // namespace detente::steps
