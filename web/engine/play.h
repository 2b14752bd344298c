// SPDX-License-Identifier: Apache-2.0
// Talks that people play in the page: what was done so far is handed over each time, and how things stand
// comes back.
#pragma once

#include "detente/answers/asked.h"
#include "detente/base/document.h"
#include "detente/base/result.h"

namespace detente::page {

// `wanted`: { rounds, seed, law, seats: { party: strategy }, acts: [ { act: "offer", levels: [..] },
// { act: "accept" }, { act: "walk" }, { act: "time_up" } ], consider: [..] }
// -> { parties: [ { id, name, strategy, no_deal, best } ], issues: [ { id, name, levels } ], drawn, round,
//      rounds, waiting, standing, offers: [ { round, party, levels, worth } ], considered, ended, by,
//      agreement, worth, frontier: [ { levels, worth } ], better, gave_away, notes, strategies: [ { name,
//      idea } ] }
// Errors: as of cases::played_talks(); a request that is none.
// `arguments`: which part of what is known counts (--as-of, --without, --standing), and how (--account,
// --directions).
Result<Document> play_document(const Document& wanted, const answers::Arguments& arguments,
                               const answers::Asked& asked);

}  // namespace detente::page
