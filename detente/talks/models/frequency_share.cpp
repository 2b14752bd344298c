// SPDX-License-Identifier: Apache-2.0
// Opponent model frequency_share.
// Idea: What part of the offers had each value.
// Formula: mean over issues of count / offers
// Parameters: none.
// Source: Smith agent of GENIUS (van Galen Last 2012)
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/models/share_frequency.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

CatalogEntry model_frequency_share() {
    CatalogEntry e =
        part_entry(PartKind::model, "frequency_share", "What part of the offers had each value.",
                   "mean over issues of count / offers", "Smith agent of GENIUS (van Galen Last 2012)");
    e.make_model = [](const Parameters&) -> std::unique_ptr<OpponentModel> { return share_frequency(-1); };
    return e;
}

}  // namespace detente::talks
