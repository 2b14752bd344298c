// SPDX-License-Identifier: Apache-2.0
// Strategy hardliner.
// Idea: Never gives way from its best outcome, and accepts no less.
// Formula: asks(t) = best
// Parameters: none.
// Source: GENIUS, hard-liner (e = 0)
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/strategies/time_dependent.h"

namespace detente::talks {

CatalogEntry hardliner() {
    CatalogEntry e = part_entry(PartKind::bidding, "hardliner",
                                "Never gives way from its best outcome, and accepts no less.",
                                "asks(t) = best", "GENIUS, hard-liner (e = 0)");
    e.acceptance = "ac_next";
    e.by_clock = true;
    e.bidding = [](const Parameters&) { return time_dependent({Curve::faratin, 0, 0, 1, 0}); };
    return e;
}

}  // namespace detente::talks
