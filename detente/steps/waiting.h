// SPDX-License-Identifier: Apache-2.0
// Time: whom waiting favours when no-deal values drift, and when a freeze becomes worth breaking.
#pragma once

#include <array>
#include <optional>

#include "detente/steps/ladder.h"

namespace detente::steps {

// With no-deal values w_i and a gain over them split evenly, side i's share of a bargain over 1 is
//   x_i(t) = w_i(t) + (1 - w_1(t) - w_2(t)) / 2,   so   dx_i/dt = (drift_i - drift_j) / 2.
// Source: the Nash solution with linear values (Nash 1950), its disagreement point moving. Assumptions: a
// unit is divided, shares are valued linearly, the drifts are steady.
struct Waiting {
    std::array<Verdict, 2> favours{Verdict::undetermined,
                                   Verdict::undetermined};  // does waiting raise the side's share
    std::array<Interval, 2> change;                         // of its share in one period
    std::array<Interval, 2> no_deal_change;                 // the drift itself
    std::array<Verdict, 2> never_loses{Verdict::undetermined,
                                       Verdict::undetermined};  // its share does not fall
};
Waiting waiting(const std::array<Interval, 2>& drift);

// A freeze is kept while its value is at least that of breaking it. keep(t) = freeze + t * freeze_drift and
// break(t) likewise; the first t >= 0 at which break(t) > keep(t) is
//   0 when breaking > freeze, else (freeze - breaking) / (breaking_drift - freeze_drift) when that is above
//   0, else never.
// Source: arithmetic on straight lines, which is the assumption.
struct Freeze {
    Verdict worth_breaking_now = Verdict::undetermined;
    Verdict ever = Verdict::undetermined;
    std::optional<Rational> earliest;  // periods; none: never
    std::optional<Rational> latest;    // none: perhaps never
};
Freeze freeze(const Interval& keeping, const Interval& keeping_drift, const Interval& breaking,
              const Interval& breaking_drift);

}  // namespace detente::steps
