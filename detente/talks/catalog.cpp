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
    }
    return "";
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
        accept_asks(),
        accept_next(),
        accept_any_rational(),
        accept_better_rational(),
        accept_best(),
        accept_by_chance(),
        choose_worst(),
        choose_worst_negmas(),
        choose_best(),
        choose_any(),
        choose_for_other(),
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
