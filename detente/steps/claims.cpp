// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/claims.h"

#include "detente/steps/internal/interval_arithmetic.h"

namespace detente::steps {

Claims claims(const ClaimNumbers& numbers) {
    Claims result;
    result.margin = difference(numbers.deal, numbers.no_deal);
    result.difference = difference(numbers.claim_deal, numbers.claim_failure);
    result.would_sign = at_least_zero(result.margin);
    const Interval short_of = difference(result.difference, result.margin);  // above 0: it does not sign
    result.signs = at_least_zero(difference(result.margin, result.difference));
    // Tied: the margin is at or above 0 and the difference above the margin.
    const Rational least_margin =
        result.margin.low && result.margin.low->sign() > 0 ? *result.margin.low : Rational(0);
    const bool below = result.difference.high && *result.difference.high <= least_margin;
    if (result.would_sign == Verdict::never || below)
        result.tied_hands = Verdict::never;
    else if (result.would_sign == Verdict::always && above_zero(short_of) == Verdict::always)
        result.tied_hands = Verdict::always;
    return result;
}

}  // namespace detente::steps
