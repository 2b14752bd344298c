// SPDX-License-Identifier: Apache-2.0
// Voter hill-climber.
// Idea: Votes for every change that is no worse for it.
// Formula: for iff u(changed) >= u(text)
// Parameters: none.
// Source: Klein, Faratin, Sayama, Bar-Yam 2003
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

CatalogEntry votes_hill_climber() {
    CatalogEntry entry =
        part_entry(PartKind::voter, "hill-climber", "Votes for every change that is no worse for it.",
                   "for iff u(changed) >= u(text)", "Klein, Faratin, Sayama, Bar-Yam 2003");
    entry.make_voter = [](const Parameters&) { return Voter{Voter::Kind::hill_climber, 0}; };
    return entry;
}

}  // namespace detente::talks
