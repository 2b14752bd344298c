// SPDX-License-Identifier: Apache-2.0
// The protocols as the catalog describes them.
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

CatalogEntry protocol_entry(std::string name, std::string idea, std::string formula, std::string source,
                            std::string differs = {}) {
    CatalogEntry entry;
    entry.kind = PartKind::protocol;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = std::move(source);
    entry.differs = std::move(differs);
    return entry;
}

}  // namespace

CatalogEntry protocol_alternating() {
    return protocol_entry(
        "alternating", "Stacked alternating offers of any number of parties.",
        "in each round every party in turn answers the standing offer, and offers when it rejects; an offer "
        "that all others accept in turn is the deal",
        "Rubinstein 1982; Aydogan, Festen, Hindriks, Jonker 2017 (SAOP)",
        "the two rule sets count time differently (docs/negmas.md)");
}
CatalogEntry protocol_division() {
    return protocol_entry(
        "division", "Alternating offers with one act a round, where waiting costs: Rubinstein's division.",
        "an agreement in round r (from 0) is worth d^r u to a party with the discount factor d; of a pie the "
        "first "
        "mover takes (1 - d2) / (1 - d1 d2)",
        "Rubinstein 1982");
}
CatalogEntry protocol_monotonic() {
    return protocol_entry("monotonic", "Both offer at once, may hold or give way, and never take back.",
                          "a deal when the other's offer is worth at least one's own; no deal when both hold",
                          "Rosenschein and Zlotkin 1994 (monotonic concession protocol)");
}
CatalogEntry protocol_simultaneous() {
    return protocol_entry("simultaneous",
                          "All offer at once, vote on all offers, and may opt in; a coalition may suffice.",
                          "an offer is a deal of a coalition whose power lies within every member's bounds, "
                          "the strongest first; "
                          "those who agreed leave, two or more who remain go on",
                          "GeniusWeb, MOPAC (multiple offers, partial consensus)",
                          "a party here answers an offer and does not make votes of its own; its bounds are "
                          "the session's unless "
                          "it says others");
}
CatalogEntry protocol_unique() {
    return protocol_entry("unique", "Tentative agreement on unique offers.",
                          "an outcome is agreed when all have offered it and all have accepted it; an old "
                          "offer other than one's "
                          "last may not be made again; no deal when everybody repeats itself",
                          "Mohammad 2023 (TAU)");
}
CatalogEntry protocol_final_offer() {
    return protocol_entry(
        "final-offer", "One offer each, and an arbitrator takes the nearer to what it holds fair.",
        "the offer at the smaller distance from a named point of the frontier, in shares of each "
        "party's range",
        "Stevens 1966; Farber 1980 (final-offer arbitration)");
}
CatalogEntry protocol_single_text() {
    return protocol_entry(
        "single-text", "A mediator changes one text issue by issue, and the parties vote on each change.",
        "a hill-climbing mediator keeps what all vote for; an annealing one also keeps, with chance exp(-1 / "
        "T), "
        "what is voted against only weakly",
        "Klein, Faratin, Sayama, Bar-Yam 2003",
        "a weak vote is a loss of at most the median loss so far; T falls evenly from 1 to 0");
}

}  // namespace detente::talks
