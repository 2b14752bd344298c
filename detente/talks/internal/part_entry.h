// SPDX-License-Identifier: Apache-2.0
// What every entry of the catalog begins with.
#pragma once

#include <string>
#include <utility>

#include "detente/talks/catalog.h"

namespace detente::talks {

inline CatalogEntry part_entry(PartKind kind, std::string name, std::string idea, std::string formula,
                               std::string source) {
    CatalogEntry entry;
    entry.kind = kind;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = std::move(source);
    return entry;
}

}  // namespace detente::talks
