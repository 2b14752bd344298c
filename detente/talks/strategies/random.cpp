// SPDX-License-Identifier: Apache-2.0
// Strategy random, rules negmas.
// Idea: Any outcome, drawn evenly; accepts, rejects or leaves by chance.
// Formula: accepts with .15, rejects with .75, leaves with .10
// Parameters: none.
// Source: NegMAS, RandomNegotiator
// Known differences: drawn by another generator than NegMAS's
//
// Strategy random, rules strict.
// Idea: Any outcome that is at least as good as no deal, drawn evenly; accepts any such.
// Formula: u(offer) >= floor
// Parameters: none.
// Source: Random walker of GENIUS, kept above no deal
// Known differences: none.
#include <cmath>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Random final : public Bidding {
  public:
    explicit Random(bool rational) : rational_(rational) {}
    double asks(const Table& table) override { return table.own->floor(); }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        if (!rational_) return table.own->draw_any(*table.draws);
        return table.own->draw_between(table.own->floor(), table.own->greatest(), *table.draws);
    }

  private:
    bool rational_;
};

}  // namespace

CatalogEntry random_negmas() {
    CatalogEntry entry;
    entry.name = "random";
    entry.idea = "Any outcome, drawn evenly; accepts, rejects or leaves by chance.";
    entry.formula = "accepts with .15, rejects with .75, leaves with .10";
    entry.source = "NegMAS, RandomNegotiator";
    entry.differs = "drawn by another generator than NegMAS's";
    entry.rules = {Rules::negmas};
    entry.acceptance = "by_chance";
    entry.below_reservation = true;
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> {
        return std::make_unique<Random>(false);
    };
    return entry;
}

CatalogEntry random_strict() {
    CatalogEntry entry;
    entry.name = "random";
    entry.idea = "Any outcome that is at least as good as no deal, drawn evenly; accepts any such.";
    entry.formula = "u(offer) >= floor";
    entry.source = "Random walker of GENIUS, kept above no deal";
    entry.rules = {Rules::strict};
    entry.acceptance = "any_rational";
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> {
        return std::make_unique<Random>(true);
    };
    return entry;
}

}  // namespace detente::talks
