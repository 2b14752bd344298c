// SPDX-License-Identifier: Apache-2.0
// Strategy tough.
// Idea: Offers its best outcome, and accepts nothing less.
// Formula: asks = best
// Parameters: none.
// Source: NegMAS, ToughNegotiator; hard-liner of GENIUS
// Known differences: none.
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Tough final : public Bidding {
  public:
    double asks(const Table& table) override { return table.own->greatest() - 1e-10; }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override { return *table.own->best(); }
};

}  // namespace

CatalogEntry tough() {
    CatalogEntry entry;
    entry.name = "tough";
    entry.idea = "Offers its best outcome, and accepts nothing less.";
    entry.formula = "asks = best";
    entry.source = "NegMAS, ToughNegotiator; hard-liner of GENIUS";
    entry.by_clock = true;
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<Tough>(); };
    return entry;
}

}  // namespace detente::talks
