// SPDX-License-Identifier: Apache-2.0
// Strategy linear, rules negmas.
// Idea: Gives way evenly.
// Formula: asks(t) = floor + (1 - t^e)(best - floor) - tolerance
// Parameters: e = 1: how late it gives way: above 1 late, below 1 early; from 0.001 to 1000. tolerance =
//   0.0001: how much less than its curve it will still take; from 0 to 1.
// Source: NegMAS, time-based negotiators (Mohammad and others 2020); after Faratin, Sierra, Jennings 1998
// Known differences: none.
//
// Strategy linear, rules strict.
// Idea: Gives way evenly.
// Formula: asks(t) = floor + (1 - (k + (1 - k) t^(1/e)))(best - floor)
// Parameters: e = 1: how early it gives way: below 1 late, above 1 early; 0 never; from 0 to 1000. k = 0:
//   the share conceded at once; from 0 to 1.
// Source: Faratin, Sierra, Jennings 1998, polynomial tactic; e as in GENIUS
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/time_dependent.h"

namespace detente::talks {

CatalogEntry linear_negmas() {
    return time_dependent_negmas("linear", "Gives way evenly.", 1, 1e-4);
}

CatalogEntry linear_strict() {
    return time_dependent_strict("linear", "Gives way evenly.", 1);
}

}  // namespace detente::talks
