// SPDX-License-Identifier: Apache-2.0
// What can be played at the table, from the catalog: for the command, the documentation and whoever reads
// JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/base/document.h"
#include "detente/talks/catalog.h"

namespace detente::cases {

// All entries, or those of that name (a name may have a definition for each rule set); empty: there is none.
std::vector<const talks::CatalogEntry*> strategies(std::string_view name = {});
std::vector<std::string> strategy_names();

std::string rules_name(const talks::CatalogEntry& entry);   // "strict", "negmas" or "both"
std::string rules_words(const talks::CatalogEntry& entry);  // ", under the rules strict", or empty
std::string parameter_words(const talks::ParameterKind& parameter);
std::string completed_words(const talks::CatalogEntry& entry);  // which parts complete it

// "detente.strategies/1"
Document strategies_document(const std::vector<const talks::CatalogEntry*>& entries);
// docs/strategies.md, as the catalog makes it.
std::string strategies_markdown();

}  // namespace detente::cases
