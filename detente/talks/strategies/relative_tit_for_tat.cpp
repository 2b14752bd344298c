// SPDX-License-Identifier: Apache-2.0
// Strategy relative_tit_for_tat.
// Idea: Gives way in the proportion in which their offers grew.
// Formula: x' = x y_(n-lag) / y_(n-lag+1), within [floor, best]
// Parameters: lag = 1: how many of their offers back it compares with; a whole number from 1 to 1000.
// Source: Faratin, Sierra, Jennings 1998, behaviour-dependent tactics, in utilities
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/behaviour_dependent.h"

namespace detente::talks {

CatalogEntry relative_tit_for_tat() {
    CatalogEntry e =
        behaviour_entry("relative_tit_for_tat", "Gives way in the proportion in which their offers grew.",
                        "x' = x y_(n-lag) / y_(n-lag+1), within [floor, best]");
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return behaviour_dependent(Imitation::relative, static_cast<int>(p.at("lag")), 0);
    };
    return e;
}

}  // namespace detente::talks
