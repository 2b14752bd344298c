// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/monitoring.h"

#include "detente/steps/internal/interval_arithmetic.h"

namespace detente::steps {

namespace {}  // namespace

Monitoring monitoring(const MonitoringNumbers& n) {
    Monitoring result;
    const Interval deterrence = product_of_nonnegative(n.full_detection, n.penalty);  // q * penalty
    // The least intensity that assures.
    if (!deterrence.high)
        result.low.low = Rational(0);
    else if (!deterrence.high->is_zero())
        result.low.low = *n.gain.low / *deterrence.high;
    else if (n.gain.low->is_zero())
        result.low.low = Rational(0);
    if (n.gain.high && !deterrence.low->is_zero())
        result.low.high = *n.gain.high / *deterrence.low;
    else if (n.gain.high && n.gain.high->is_zero())
        result.low.high = Rational(0);
    result.low.low_open = !result.low.low;
    result.low.high_open = !result.low.high;
    // The most that the monitored side bears.
    const auto most = [](const std::optional<Rational>& surplus,
                         const std::optional<Rational>& exposure) -> Rational {
        if (exposure && exposure->is_zero()) return Rational(1);
        if (!surplus) return Rational(1);
        if (!exposure) return 0;
        const Rational share = *surplus / *exposure;
        return share < Rational(1) ? share : Rational(1);
    };
    result.high = Interval::closed(most(n.surplus.low, n.full_exposure.high),
                                   most(n.surplus.high, n.full_exposure.low));
    // low <= high over independent numbers: the ends decide.
    if (result.low.high && *result.low.high <= *result.high.low)
        result.verdict = Verdict::always;
    else if (!result.low.low || *result.low.low > *result.high.high) {
        result.verdict = Verdict::never;
        result.assurance_binds = !result.low.low || *result.low.low > Rational(1);
    } else if (*result.low.low == *result.high.high) {
        // They meet at the ends: whether an open end leaves them apart is not followed.
        const bool open =
            deterrence.high_open || n.gain.low_open || n.surplus.high_open || n.full_exposure.low_open;
        result.verdict = open ? Verdict::unresolved : Verdict::undetermined;
    }
    return result;
}

std::optional<Interval> breakout_years(const Interval& production, const Interval& closed_share,
                                       const Interval& weapons) {
    const Interval open_share = difference(Interval::point(1), closed_share);
    const Interval rate = product_of_nonnegative(production, open_share);
    if (rate.high && rate.high->is_zero()) return std::nullopt;
    Interval years = Interval::at_least(rate.high ? *weapons.low / *rate.high : Rational(0));
    if (weapons.high && !rate.low->is_zero()) {
        years.high = *weapons.high / *rate.low;
        years.high_open = false;
    }
    return years;
}

}  // namespace detente::steps
