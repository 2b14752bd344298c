// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/internal/interval_arithmetic.h"

namespace detente::steps {

Interval sum(const Interval& a, const Interval& b) {
    Interval result;
    if (a.low && b.low) result.low = *a.low + *b.low;
    if (a.high && b.high) result.high = *a.high + *b.high;
    result.low_open = !result.low || a.low_open || b.low_open;
    result.high_open = !result.high || a.high_open || b.high_open;
    return result;
}

Interval negated(const Interval& a) {
    Interval result;
    if (a.high) result.low = -*a.high;
    if (a.low) result.high = -*a.low;
    result.low_open = a.high_open || !a.high;
    result.high_open = a.low_open || !a.low;
    return result;
}

Interval difference(const Interval& a, const Interval& b) {
    return sum(a, negated(b));
}

Interval product_of_nonnegative(const Interval& a, const Interval& b) {
    Interval result;
    result.low = *a.low * *b.low;
    result.low_open =
        (a.low_open && !b.low->is_zero()) || (b.low_open && !a.low->is_zero()) || (a.low_open && b.low_open);
    const auto zero = [](const Interval& x) { return x.high && x.high->is_zero(); };
    if (zero(a) || zero(b))
        result.high = Rational(0);
    else if (a.high && b.high)
        result.high = *a.high * *b.high;
    result.high_open = !result.high || a.high_open || b.high_open;
    if (result.high && result.high->is_zero()) result.low_open = result.high_open = false;
    return result;
}

Rational simplest_between(const Rational& low, const Rational& high) {
    if (low.sign() < 0 && high.sign() > 0) return 0;
    if (high.sign() <= 0 && low.sign() < 0) return -simplest_between(-high, -low);
    Rational whole = floor(low);
    if (whole == low) return whole;
    if (whole + Rational(1) <= high) return whole + Rational(1);
    return whole + Rational(1) / simplest_between(Rational(1) / (high - whole), Rational(1) / (low - whole));
}

Verdict at_least_zero(const Interval& a) {
    if (a.low && a.low->sign() >= 0) return Verdict::always;
    if (a.high && (a.high->sign() < 0 || (a.high->is_zero() && a.high_open))) return Verdict::never;
    return Verdict::undetermined;
}

Verdict above_zero(const Interval& a) {
    if (a.low && (a.low->sign() > 0 || (a.low->is_zero() && a.low_open))) return Verdict::always;
    if (a.high && a.high->sign() <= 0) return Verdict::never;
    return Verdict::undetermined;
}

}  // namespace detente::steps
