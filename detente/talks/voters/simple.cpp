// SPDX-License-Identifier: Apache-2.0
// How a party votes on a change of the mediator's single text (Klein, Faratin, Sayama, Bar-Yam 2003).
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

CatalogEntry voter_entry(std::string name, std::string idea, std::string formula) {
    CatalogEntry entry;
    entry.kind = PartKind::voter;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = "Klein, Faratin, Sayama, Bar-Yam 2003";
    return entry;
}

}  // namespace

CatalogEntry votes_hill_climber() {
    CatalogEntry entry = voter_entry("hill-climber", "Votes for every change that is no worse for it.",
                                     "for iff u(changed) >= u(text)");
    entry.make_voter = [](const Parameters&) { return Voter{Voter::Kind::hill_climber, 0}; };
    return entry;
}

CatalogEntry votes_annealer() {
    CatalogEntry entry = voter_entry(
        "annealer", "Also votes for losses, large ones rarely, and ever more rarely as time runs out.",
        "for with chance exp(-(u(text) - u(changed)) / T), T falling evenly from `temperature` to 0");
    entry.differs = "the paper lets T fall in steps; here it falls evenly";
    entry.parameters = {{"temperature", "T at the start, in utility", 0.1, 1e-9, 1e9}};
    entry.make_voter = [](const Parameters& p) { return Voter{Voter::Kind::annealer, p.at("temperature")}; };
    return entry;
}

}  // namespace detente::talks
