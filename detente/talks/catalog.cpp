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
#define DETENTE_PART(entry) entry(),
#include "detente/talks/internal/entries.inc"
#undef DETENTE_PART
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
