// SPDX-License-Identifier: Apache-2.0
// What must be verified: the inspection game, and how many sites must be looked at.
#pragma once

#include <optional>

#include "detente/scenario/interval.h"

namespace detente::steps {

// The inspector's value of Dresher's inspection game (1962): n periods, m inspections, at most one violation;
// a violation in a period that is inspected is caught (+1 to the inspector), one that is not pays the
// violator (-1), none is 0.
//   V(n, m) = - C(n-1, m) / sum over i <= m of C(n, i)        for 0 <= m < n, and 0 for m >= n.
// Assumptions: zero-sum, an inspection always catches a violation, both see what was done. 0 <= m, 1 <= n <=
// 400.
Rational inspection_value(int periods, int inspections);

// The same by its recursion, one 2 x 2 game a period; for the tests and for the strategy of the first period.
//   V(n, m) = value of [[1, V(n-1, m-1)], [-1, V(n-1, m)]]   (rows: inspect, not; columns: violate, not),
//   V(n, n) = 0, V(n, 0) = -1.
Rational inspection_value_by_recursion(int periods, int inspections);

// The chance that k sites drawn by lot out of N include one of d undeclared: 1 - C(N-d, k) / C(N, k)
// (hypergeometric). Assumptions: sites drawn alike and without return, and a look finds what is there. 1 when
// k > N - d (and d > 0).
Rational sampling_detection(int sites, int undeclared, int looked_at);

// The fewest sites to look at for at least this chance; none when even all of them do not give it (d = 0).
std::optional<int> sites_needed(int sites, int undeclared, const Rational& confidence);

// Ranges over whole numbers in the intervals. The value falls with the periods and rises with the
// inspections; the chance falls with the sites and rises with the other two. None when an interval has no
// end.
std::optional<Interval> inspection_value(const Interval& periods, const Interval& inspections);
std::optional<Interval> one_more_inspection(const Interval& periods, const Interval& inspections);
std::optional<Interval> sampling_detection(const Interval& sites, const Interval& undeclared,
                                           const Interval& looked_at);
// No high: for some of the numbers no sample is enough.
std::optional<Interval> sites_needed(const Interval& sites, const Interval& undeclared,
                                     const Interval& confidence);

}  // namespace detente::steps
