// SPDX-License-Identifier: Apache-2.0
// Strategy exponential.
// Idea: A time-dependent curve that falls exponentially.
// Formula: asks(t) = floor + (1 - exp((1 - t)^e ln k))(best - floor)
// Parameters: e = 1: how early it gives way: below 1 late, above 1 early; from 0.001 to 1000. k = 0.05:
//   the share conceded at once; from 1e-09 to 0.999999.
// Source: Faratin, Sierra, Jennings 1998, exponential tactic
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/strategies/time_dependent.h"

namespace detente::talks {

CatalogEntry exponential() {
    CatalogEntry e =
        part_entry(PartKind::bidding, "exponential", "A time-dependent curve that falls exponentially.",
                   "asks(t) = floor + (1 - exp((1 - t)^e ln k))(best - floor)",
                   "Faratin, Sierra, Jennings 1998, exponential tactic");
    e.acceptance = "ac_next";
    e.parameters = {{"e", "how early it gives way: below 1 late, above 1 early", 1, 0.001, 1000},
                    {"k", "the share conceded at once", 0.05, 1e-9, 0.999999}};
    e.by_clock = true;
    e.bidding = [](const Parameters& p) {
        return time_dependent({Curve::exponential, p.at("e"), p.at("k"), 1, 0});
    };
    return e;
}

}  // namespace detente::talks
