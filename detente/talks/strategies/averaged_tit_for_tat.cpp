// SPDX-License-Identifier: Apache-2.0
// Strategy averaged_tit_for_tat.
// Idea: Gives way in the proportion in which their offers grew over a window.
// Formula: x' = x y_(n-lag) / y_n over a window of lag offers, within [floor, best]
// Parameters: lag = 4: how many of their offers back it compares with; a whole number from 1 to 1000.
// Source: Faratin, Sierra, Jennings 1998, behaviour-dependent tactics, in utilities
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/behaviour_dependent.h"

namespace detente::talks {

CatalogEntry averaged_tit_for_tat() {
    CatalogEntry e = behaviour_entry(
        "averaged_tit_for_tat", "Gives way in the proportion in which their offers grew over a window.",
        "x' = x y_(n-lag) / y_n over a window of lag offers, within [floor, best]");
    e.parameters[0].standard = 4;
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return behaviour_dependent(Imitation::averaged, static_cast<int>(p.at("lag")), 0);
    };
    return e;
}

}  // namespace detente::talks
