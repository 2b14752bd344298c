// SPDX-License-Identifier: Apache-2.0
// Reassurance: which first step separates the trustworthy from the others.
//
// Two rounds; the first has the share g of the stakes. Units: both cooperating in all is worth 1, neither 0.
// A type that cheats a cooperating other gains `temptation` (below 1 for the trustworthy type, above 1 for
// the cheat), and one that cooperates alone loses `sucker`. With t the party's trust, cooperating in round 1
// pays for the trustworthy and not for the cheat iff
//   t g_u / (t (2 g_u - 1) + (1 - t) c_u)  <=  g  <=  min(1, t / (t g_t + (1 - t) c_t)).
// As t goes to 0 such steps exist iff c_u / c_t >= g_u: the trustworthy must be readier to take risks.
// Source: Kydd (2000, 2005), in a parametrisation of our own; derived from the two types' choices and checked
// against them in the tests. Assumptions: two rounds, the stakes shared between them, a cheat found out in
// round 1 ends the game.
#pragma once

#include <optional>

#include "detente/base/rational.h"
#include "detente/scenario/interval.h"

namespace detente::steps {

struct Types {
    Interval trust;                   // t in [0, 1]
    Interval temptation_trustworthy;  // g_t in [0, 1)
    Interval temptation_cheat;        // g_u in (1, inf)
    Interval sucker_trustworthy;      // c_t >= 0
    Interval sucker_cheat;            // c_u >= 0
};

// The two bounds at known numbers. At t = 0 and c_t = 0 the upper bound is 1; at t = 0 the lower is 0.
Rational reassurance_low(const Rational& trust, const Rational& temptation_cheat,
                         const Rational& sucker_cheat);
Rational exposure_high(const Rational& trust, const Rational& temptation_trustworthy,
                       const Rational& sucker_trustworthy);

// Their ranges over the intervals, ends included. Each bound is monotone in every number but the cheat's
// temptation, in which it is monotone between the ends, so corners decide. Ends are closed bounds even where
// only approached.
Interval reassurance_low(const Types& types);
Interval exposure_high(const Types& types);

// Trust from which cooperating once pays: (P - S) / ((P - S) + (R - T)), with R > T (an assurance game) and P
// > S. None otherwise. Source: Kydd (2005), the trust game's threshold.
std::optional<Rational> trust_threshold(const Rational& reward, const Rational& defect,
                                        const Rational& standstill, const Rational& exploited);

// Patience from which mutual cooperation is kept up by the threat to stop for good: (T-R) / ((T-R) + q
// (R-P)), found out with chance q a period, or ((T-R)/(T-P))^(1/L), found out after L periods. Preconditions
// T > R > P. The second is given as the smallest delta^L, for which it is rational. Source: repeated
// prisoner's dilemma, grim trigger (Friedman 1971).
std::optional<Rational> patience_needed(const Rational& reward, const Rational& defect,
                                        const Rational& standstill, const Rational& detection);
std::optional<Rational> patience_power_needed(const Rational& reward, const Rational& defect,
                                              const Rational& standstill);

}  // namespace detente::steps
