// SPDX-License-Identifier: Apache-2.0
// Voter annealer.
// Idea: Also votes for losses, large ones rarely, and ever more rarely as time runs out.
// Formula: for with chance exp(-(u(text) - u(changed)) / T), T falling evenly from `temperature` to 0
// Parameters: temperature = 0.1: T at the start, in utility; from 1e-09 to 1000000000.
// Source: Klein, Faratin, Sayama, Bar-Yam 2003
// Known differences: the paper lets T fall in steps; here it falls evenly
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

CatalogEntry votes_annealer() {
    CatalogEntry entry = part_entry(
        PartKind::voter, "annealer",
        "Also votes for losses, large ones rarely, and ever more rarely as time runs out.",
        "for with chance exp(-(u(text) - u(changed)) / T), T falling evenly from `temperature` to 0",
        "Klein, Faratin, Sayama, Bar-Yam 2003");
    entry.differs = "the paper lets T fall in steps; here it falls evenly";
    entry.parameters = {{"temperature", "T at the start, in utility", 0.1, 1e-9, 1e9}};
    entry.make_voter = [](const Parameters& p) { return Voter{Voter::Kind::annealer, p.at("temperature")}; };
    return entry;
}

}  // namespace detente::talks
