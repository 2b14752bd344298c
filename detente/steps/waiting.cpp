// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/waiting.h"

#include "detente/steps/internal/interval_arithmetic.h"

namespace detente::steps {

Waiting waiting(const std::array<Interval, 2>& drift) {
    Waiting result;
    for (std::size_t s = 0; s < 2; ++s) {
        Interval change = difference(drift[s], drift[1 - s]);
        if (change.low) *change.low *= Rational(1, 2);
        if (change.high) *change.high *= Rational(1, 2);
        result.favours[s] = above_zero(change);
        result.never_loses[s] = at_least_zero(change);
        result.change[s] = change;
        result.no_deal_change[s] = drift[s];
    }
    return result;
}

Freeze freeze(const Interval& keeping, const Interval& keeping_drift, const Interval& breaking,
              const Interval& breaking_drift) {
    Freeze result;
    const Interval gap = difference(keeping, breaking);                  // what keeping is better by, now
    const Interval closing = difference(breaking_drift, keeping_drift);  // by how much that shrinks a period
    result.worth_breaking_now = above_zero(negated(gap));
    const Verdict closes = above_zero(closing);
    if (result.worth_breaking_now == Verdict::always || closes == Verdict::always)
        result.ever = Verdict::always;
    else if (result.worth_breaking_now == Verdict::never && closes == Verdict::never)
        result.ever = Verdict::never;
    if (result.ever == Verdict::never) return result;
    // Earliest: the smallest gap closing fastest; latest: the largest gap closing slowest.
    if (!gap.low || gap.low->sign() <= 0)
        result.earliest = Rational(0);
    else if (!closing.high)
        result.earliest = Rational(0);
    else if (closing.high->sign() > 0)
        result.earliest = *gap.low / *closing.high;
    if (gap.high && gap.high->sign() <= 0 && result.worth_breaking_now == Verdict::always)
        result.latest = Rational(0);
    else if (gap.high && closing.low && closing.low->sign() > 0)
        result.latest = gap.high->sign() > 0 ? *gap.high / *closing.low : Rational(0);
    return result;
}

}  // namespace detente::steps
