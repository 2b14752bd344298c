// SPDX-License-Identifier: Apache-2.0
// Strategy boulware, rules negmas.
// Idea: Holds out until the deadline is near.
// Formula: asks(t) = floor + (1 - t^e)(best - floor) - tolerance
// Parameters: e = 4: how late it gives way: above 1 late, below 1 early; from 0.001 to 1000. tolerance =
//   0.0001: how much less than its curve it will still take; from 0 to 1.
// Source: NegMAS, time-based negotiators (Mohammad and others 2020); after Faratin, Sierra, Jennings 1998
// Known differences: none.
//
// Strategy boulware, rules strict.
// Idea: Holds out until the deadline is near.
// Formula: asks(t) = floor + (1 - (k + (1 - k) t^(1/e)))(best - floor)
// Parameters: e = 0.2: how early it gives way: below 1 late, above 1 early; 0 never; from 0 to 1000. k =
//   0: the share conceded at once; from 0 to 1.
// Source: Faratin, Sierra, Jennings 1998, polynomial tactic; e as in GENIUS
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/time_dependent.h"

namespace detente::talks {

CatalogEntry boulware_negmas() {
    return time_dependent_negmas("boulware", "Holds out until the deadline is near.", 4, 1e-4);
}

CatalogEntry boulware_strict() {
    return time_dependent_strict("boulware", "Holds out until the deadline is near.", 0.2);
}

}  // namespace detente::talks
