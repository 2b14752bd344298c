// SPDX-License-Identifier: Apache-2.0
// Acceptance rule ac_combi.
// Idea: Takes what beats its next offer, and near the end what is as good as the best received in as long
//   a time as is left.
// Formula: AC_next, or t >= T and u(offer) >= the best received in as long a time as is left
// Parameters: t = 0.98: from when on it looks at what was received; from 0 to 1.
// Source: Baarslag, Hindriks, Jonker 2013
// Known differences: none.
#include "detente/talks/internal/acceptance/combined.h"
#include "detente/talks/internal/entries.h"

namespace detente::talks {

CatalogEntry accept_combined_best() {
    return combined_entry("ac_combi", "the best received in as long a time as is left",
                          [](const Parameters& p) -> std::unique_ptr<Acceptance> {
                              return combined_acceptance(p.at("t"), Yardstick::best_of_window);
                          });
}

}  // namespace detente::talks
