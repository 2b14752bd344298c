// SPDX-License-Identifier: Apache-2.0
// One report written down: its place, its chain, its forms; and the finders of reports without a verb of their own.
#pragma once

#include <string>
#include <vector>

#include "detente/ledger/attribution.h"
#include "detente/ledger/internal/attribution_scene.h"

namespace detente::ledger {

// Bytes of the block from word `first` to word `last`.
Span place_of(const Scene& s, std::size_t first, std::size_t last);
ChainLink link(std::string who, std::string verb, std::string to);
// Fills who and the chain of one attribution from its speaker and what followed the verb.
void write_chain(Attribution& a, const NounPhrase& speaker, const NounPhrase& addressee,
                 AttributionContext& context);
// "O reported that C": the outlet relays somebody unknown, or whom it cites.
void write_relay(Attribution& a, const Scene& s, std::size_t verb, const NounPhrase& outlet,
                 AttributionContext& context);
// Forms and flags of a report that has been found.
void describe(Attribution& a, const Scene& s, std::size_t verb, const Complement& c,
              std::size_t last_of_speaker);

// "according to the ministry".
void find_according_to(const Scene& s, AttributionContext& context, std::vector<Attribution>& found);
// “...,” said Ruiz, adding that C: the same speaker's, behind a comma.
void find_participles(const Scene& s, AttributionContext& context, std::vector<Attribution>& found);
// "did not deny", "refused to say whether", "would neither confirm nor deny": he makes no claim either way.
void find_refusals(const Scene& s, AttributionContext& context, std::vector<Attribution>& found);
// "X's claim that C", "in X's telling".
void find_nouns(const Scene& s, AttributionContext& context, std::vector<Attribution>& found);
// "first reported by The Gazette".
void find_reported_by(const Scene& s, AttributionContext& context, std::vector<Attribution>& found);
// "reportedly", "was said to", "it was reported": somebody unknown says it.
void find_hearsay(const Scene& s, std::vector<Attribution>& found);

}  // namespace detente::ledger
