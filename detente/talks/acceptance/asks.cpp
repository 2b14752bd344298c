// SPDX-License-Identifier: Apache-2.0
// Acceptance rule asks.
// Idea: Accepts what its bidding asks for now.
// Formula: u(offer) >= asks(t)
// Parameters: none.
// Source: the bidding's own level (NegMAS: accepting curve)
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Asks final : public Acceptance {
  public:
    Answer answer(const Table& table, Bid offer, NextOffer& next) override {
        return table.own->utility(offer) >= next.asks() ? Answer::accept : Answer::reject;
    }
};

}  // namespace

CatalogEntry accept_asks() {
    CatalogEntry e = part_entry(PartKind::acceptance, "asks", "Accepts what its bidding asks for now.",
                                "u(offer) >= asks(t)", "the bidding's own level (NegMAS: accepting curve)");
    e.by_clock = true;
    e.make_acceptance = [](const Parameters&) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Asks>();
    };
    return e;
}

}  // namespace detente::talks
