// SPDX-License-Identifier: Apache-2.0
// How closely to look: enough to assure, not so much as to expose; and how long a breakout would take.
#pragma once

#include <optional>

#include "detente/steps/ladder.h"

namespace detente::steps {

// Monitoring of intensity m in [0, 1] detects a violation with chance m q and reveals m s to a would-be
// attacker. It assures iff  m q * penalty >= gain, and the monitored side bears it iff  m s <= surplus. So
//   gain / (q * penalty) <= m <= min(1, surplus / s).
// Source: the trade-off between assurance and exposure of Coe and Vaynman (2020), in the smallest form: both
// rise linearly in m, by assumption.
struct MonitoringNumbers {
    Interval full_detection;  // q
    Interval full_exposure;   // s
    Interval gain;            // of an undetected violation
    Interval penalty;         // of a detected one
    Interval surplus;         // of the deal, to the monitored side
};
struct Monitoring {
    Interval low;                             // no high: no intensity may be enough
    Interval high;                            // in [0, 1]
    Verdict verdict = Verdict::undetermined;  // is there an intensity that does both
    bool assurance_binds = false;             // for never: even full monitoring does not assure
};
Monitoring monitoring(const MonitoringNumbers& numbers);

// Years until so many further weapons, production running at the share that is not closed: weapons / (g (1 -
// share)). No high: never, for some of the numbers. Source: arithmetic; a constant rate and a share known
// only to lie between bounds are assumptions. None when it is never for all numbers.
std::optional<Interval> breakout_years(const Interval& production, const Interval& closed_share,
                                       const Interval& weapons);

}  // namespace detente::steps
