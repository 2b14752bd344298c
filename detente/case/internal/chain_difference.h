// SPDX-License-Identifier: Apache-2.0
// A chain of a scenario held against those that the marks of the page give.
#pragma once

#include <string>
#include <vector>

#include "detente/scenario/item.h"
#include "detente/scenario/names.h"

namespace detente::cases {

// Whom the chain names, where none of them is the page's speaker; empty where one is, has no name, or is called by
// what the page says the speaker is. `marks`: as in ledger::QuoteCheck.
std::string other_speaker(const std::vector<ChainLink>& chain, const std::string& speaker,
                          const std::vector<std::vector<ChainLink>>& marks, const NameIndex& names);

// What differs, with both: speakers in another order, a speaker for an addressee, a relay that is left out,
// words of somebody whom the page does not name for them. Empty where nothing does, or the page does not say
// enough to tell. `marks`: as in ledger::QuoteCheck.
std::string chain_difference(const std::vector<ChainLink>& chain,
                             const std::vector<std::vector<ChainLink>>& marks, const NameIndex& names);

}  // namespace detente::cases
