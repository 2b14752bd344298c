// SPDX-License-Identifier: Apache-2.0
// Strategy aspiration, rules negmas.
// Idea: A time-dependent curve with an exponent of one's own.
// Formula: asks(t) = floor + (1 - t^e)(best - floor) - tolerance
// Parameters: e = 4: how late it gives way: above 1 late, below 1 early; from 0.001 to 1000. tolerance =
//   0.001: how much less than its curve it will still take; from 0 to 1.
// Source: NegMAS, time-based negotiators (Mohammad and others 2020); after Faratin, Sierra, Jennings 1998
// Known differences: none.
//
// Strategy aspiration, rules strict.
// Idea: A time-dependent curve with an exponent of one's own.
// Formula: asks(t) = floor + (1 - (k + (1 - k) t^(1/e)))(best - floor)
// Parameters: e = 0.2: how early it gives way: below 1 late, above 1 early; 0 never; from 0 to 1000. k =
//   0: the share conceded at once; from 0 to 1.
// Source: Faratin, Sierra, Jennings 1998, polynomial tactic; e as in GENIUS
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/time_dependent.h"

namespace detente::talks {

CatalogEntry aspiration_negmas() {
    return time_dependent_negmas("aspiration", "A time-dependent curve with an exponent of one's own.", 4,
                                 1e-3);
}

CatalogEntry aspiration_strict() {
    return time_dependent_strict("aspiration", "A time-dependent curve with an exponent of one's own.", 0.2);
}

}  // namespace detente::talks
