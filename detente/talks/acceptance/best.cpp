// SPDX-License-Identifier: Apache-2.0
// Acceptance rule best.
// Idea: Accepts its best outcome only.
// Formula: u(offer) >= best
// Parameters: none.
// Source: NegMAS, AcceptBest
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Best final : public Acceptance {
  public:
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        return table.own->utility(offer) >= table.own->greatest() - 1e-10 ? Answer::accept : Answer::reject;
    }
};

}  // namespace

CatalogEntry accept_best() {
    CatalogEntry e = part_entry(PartKind::acceptance, "best", "Accepts its best outcome only.",
                                "u(offer) >= best", "NegMAS, AcceptBest");
    e.by_clock = true;
    e.make_acceptance = [](const Parameters&) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Best>();
    };
    return e;
}

}  // namespace detente::talks
