// SPDX-License-Identifier: Apache-2.0
// Opponent model frequency_geniusweb.
// Idea: What part of the offers had each value, to four decimals.
// Formula: mean over issues of round4(count / offers); 1 before the first offer
// Parameters: none.
// Source: GeniusWeb, FrequencyOpponentModel
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/models/share_frequency.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

CatalogEntry model_frequency_geniusweb() {
    CatalogEntry e = part_entry(PartKind::model, "frequency_geniusweb",
                                "What part of the offers had each value, to four decimals.",
                                "mean over issues of round4(count / offers); 1 before the first offer",
                                "GeniusWeb, FrequencyOpponentModel");
    e.make_model = [](const Parameters&) -> std::unique_ptr<OpponentModel> { return share_frequency(4); };
    return e;
}

}  // namespace detente::talks
