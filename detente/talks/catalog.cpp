// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/catalog.h"

#include <algorithm>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

std::string_view to_string(PartKind kind) {
    switch (kind) {
        case PartKind::bidding:
            return "strategy";
        case PartKind::model:
            return "model";
        case PartKind::acceptance:
            return "acceptance";
        case PartKind::choice:
            return "choice";
        case PartKind::walking:
            return "walk";
        case PartKind::voter:
            return "voter";
        case PartKind::protocol:
            return "protocol";
    }
    return "";
}

std::string_view spoken(PartKind kind) {
    switch (kind) {
        case PartKind::model:
            return "opponent model";
        case PartKind::acceptance:
            return "acceptance rule";
        case PartKind::walking:
            return "rule of walking";
        default:
            return to_string(kind);
    }
}

const std::vector<CatalogEntry>& catalog() {
    static const std::vector<CatalogEntry> entries = {
        boulware_negmas(),
        boulware_strict(),
        linear_negmas(),
        linear_strict(),
        conceder_negmas(),
        conceder_strict(),
        aspiration_negmas(),
        aspiration_strict(),
        micro_negmas(),
        micro_strict(),
        tit_for_tat_negmas(),
        tit_for_tat_strict(),
        hybrid_negmas(),
        hybrid_strict(),
        tough(),
        random_negmas(),
        random_strict(),
        cab(),
        war(),
        exponential(),
        hardliner(),
        geniusweb_curve(),
        bezier(),
        resource_dependent(),
        relative_tit_for_tat(),
        random_absolute_tit_for_tat(),
        averaged_tit_for_tat(),
        nash_seeking(),
        nice_tit_for_tat(),
        zeuthen(),
        trade_off(),
        agent_k(),
        hard_headed(),
        cuhk(),
        ponpoko(),
        pars_agent(),
        caduceus(),
        atlas3(),
        agent_gg(),
        iamhaggler(),
        shochan(),
        grit(),
        tit_for_tat_goodwill(),
        rubinstein(),
        model_frequency(),
        model_frequency_share(),
        model_frequency_classic(),
        model_frequency_geniusweb(),
        model_frequency_window(),
        model_bayesian(),
        model_opposite(),
        model_perfect(),
        accept_asks(),
        accept_next(),
        accept_any_rational(),
        accept_better_rational(),
        accept_best(),
        accept_by_chance(),
        accept_previous(),
        accept_constant(),
        accept_timed(),
        accept_gap(),
        accept_combined_best(),
        accept_combined_mean(),
        accept_combined_best_of_all(),
        accept_combined_mean_of_all(),
        accept_optimal_stopping(),
        accept_agent_k(),
        accept_waiting(),
        choose_worst(),
        choose_worst_negmas(),
        choose_best(),
        choose_any(),
        choose_for_other(),
        walks_insulted(),
        walks_hopeless(),
        votes_hill_climber(),
        votes_annealer(),
        protocol_alternating(),
        protocol_division(),
        protocol_monotonic(),
        protocol_simultaneous(),
        protocol_unique(),
        protocol_final_offer(),
        protocol_single_text(),
    };
    return entries;
}

const CatalogEntry* find_entry(PartKind kind, std::string_view name, Rules rules) {
    for (const CatalogEntry& entry : catalog()) {
        if (entry.kind != kind || entry.name != name) continue;
        if (entry.rules.empty() ||
            std::find(entry.rules.begin(), entry.rules.end(), rules) != entry.rules.end())
            return &entry;
    }
    return nullptr;
}

}  // namespace detente::talks
