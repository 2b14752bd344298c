// SPDX-License-Identifier: Apache-2.0
// The entries that the catalog is made of, each defined in the file of its part.
#pragma once

#include "detente/talks/catalog.h"

namespace detente::talks {

// Biddings, strategies/.
CatalogEntry boulware_negmas();
CatalogEntry linear_negmas();
CatalogEntry conceder_negmas();
CatalogEntry aspiration_negmas();
CatalogEntry boulware_strict();
CatalogEntry linear_strict();
CatalogEntry conceder_strict();
CatalogEntry aspiration_strict();
CatalogEntry micro_negmas();
CatalogEntry micro_strict();
CatalogEntry tit_for_tat_negmas();
CatalogEntry tit_for_tat_strict();
CatalogEntry hybrid_negmas();
CatalogEntry hybrid_strict();
CatalogEntry tough();
CatalogEntry random_negmas();
CatalogEntry random_strict();
CatalogEntry cab();
CatalogEntry war();

// Acceptance rules, acceptance/.
CatalogEntry accept_asks();
CatalogEntry accept_next();
CatalogEntry accept_better_rational();
CatalogEntry accept_any_rational();
CatalogEntry accept_best();
CatalogEntry accept_by_chance();

// Choices among bids that are as good to oneself, choices/.
CatalogEntry choose_worst();
CatalogEntry choose_worst_negmas();
CatalogEntry choose_best();
CatalogEntry choose_any();
CatalogEntry choose_for_other();

}  // namespace detente::talks
