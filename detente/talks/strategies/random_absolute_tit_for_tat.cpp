// SPDX-License-Identifier: Apache-2.0
// Strategy random_absolute_tit_for_tat.
// Idea: Gives way by as much as they did, and a little more or less by chance.
// Formula: x' = x - (y_(n-lag+1) - y_(n-lag)) + U(-most, most), within [floor, best]
// Parameters: lag = 1: how many of their offers back it compares with; a whole number from 1 to 1000. most
//   = 0.02: how much more or less; from 0 to 1.
// Source: Faratin, Sierra, Jennings 1998, behaviour-dependent tactics, in utilities
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/behaviour_dependent.h"

namespace detente::talks {

CatalogEntry random_absolute_tit_for_tat() {
    CatalogEntry e =
        behaviour_entry("random_absolute_tit_for_tat",
                        "Gives way by as much as they did, and a little more or less by chance.",
                        "x' = x - (y_(n-lag+1) - y_(n-lag)) + U(-most, most), within [floor, best]");
    e.parameters.push_back({"most", "how much more or less", 0.02, 0, 1});
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return behaviour_dependent(Imitation::random_absolute, static_cast<int>(p.at("lag")), p.at("most"));
    };
    return e;
}

}  // namespace detente::talks
