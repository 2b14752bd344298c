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
CatalogEntry exponential();
CatalogEntry hardliner();
CatalogEntry geniusweb_curve();
CatalogEntry bezier();
CatalogEntry resource_dependent();
CatalogEntry relative_tit_for_tat();
CatalogEntry random_absolute_tit_for_tat();
CatalogEntry averaged_tit_for_tat();
CatalogEntry nash_seeking();
CatalogEntry nice_tit_for_tat();
CatalogEntry zeuthen();
CatalogEntry trade_off();
CatalogEntry agent_k();
CatalogEntry hard_headed();
CatalogEntry cuhk();
CatalogEntry ponpoko();
CatalogEntry pars_agent();
CatalogEntry caduceus();
CatalogEntry atlas3();
CatalogEntry agent_gg();
CatalogEntry iamhaggler();
CatalogEntry shochan();
CatalogEntry grit();
CatalogEntry tit_for_tat_goodwill();
CatalogEntry rubinstein();

// Acceptance rules, acceptance/.
CatalogEntry accept_asks();
CatalogEntry accept_next();
CatalogEntry accept_better_rational();
CatalogEntry accept_any_rational();
CatalogEntry accept_best();
CatalogEntry accept_by_chance();
CatalogEntry accept_previous();
CatalogEntry accept_constant();
CatalogEntry accept_timed();
CatalogEntry accept_gap();
CatalogEntry accept_combined_best();
CatalogEntry accept_combined_mean();
CatalogEntry accept_combined_best_of_all();
CatalogEntry accept_combined_mean_of_all();
CatalogEntry accept_optimal_stopping();
CatalogEntry accept_agent_k();
CatalogEntry accept_waiting();

// Opponent models, models/.
CatalogEntry model_frequency();
CatalogEntry model_frequency_share();
CatalogEntry model_frequency_classic();
CatalogEntry model_frequency_geniusweb();
CatalogEntry model_frequency_window();
CatalogEntry model_bayesian();
CatalogEntry model_opposite();
CatalogEntry model_perfect();

// Choices among bids that are as good to oneself, choices/.
CatalogEntry choose_worst();
CatalogEntry choose_worst_negmas();
CatalogEntry choose_best();
CatalogEntry choose_any();
CatalogEntry choose_for_other();

// When to leave, walking/.
CatalogEntry walks_insulted();
CatalogEntry walks_hopeless();

// How to vote on a mediator's text, voters/.
CatalogEntry votes_hill_climber();
CatalogEntry votes_annealer();

// Protocols, protocols/.
CatalogEntry protocol_alternating();
CatalogEntry protocol_division();
CatalogEntry protocol_monotonic();
CatalogEntry protocol_simultaneous();
CatalogEntry protocol_unique();
CatalogEntry protocol_final_offer();
CatalogEntry protocol_single_text();

}  // namespace detente::talks
