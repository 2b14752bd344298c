// SPDX-License-Identifier: Apache-2.0
// Whether a governing word reaches quoted words, from before them or from behind.
#pragma once

#include <optional>
#include <vector>

#include "detente/ledger/internal/quote_region.h"

namespace detente::ledger {

// A cue before the quoted words, no condition: whether they stand in what it governs.
bool reaches_forward(const QuoteRegion& region, const GoverningCue& cue);
// A condition before them: "If the ships leave, we will sign".
bool condition_reaches(const QuoteRegion& region, const GoverningCue& cue);

// What stands behind the quoted words and takes them back; of each kind the first that does, or none.
struct GovernorsBehind {
    std::optional<GoverningCue> condition;  // trails what was quoted
    std::optional<GoverningCue> negation;   // in the rest of a clause that the quotation breaks off
    std::optional<GoverningCue> hedge;      // an aside: "…, reportedly", "…, I think"
    std::optional<Span> denial;             // words of the region: "…, he denied", "… is false"
};
GovernorsBehind governors_behind(const QuoteRegion& region, const std::vector<GoverningCue>& cues);

}  // namespace detente::ledger
