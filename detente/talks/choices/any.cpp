// SPDX-License-Identifier: Apache-2.0
// Choice any.
// Idea: One drawn evenly.
// Formula: uniform over [low, high]
// Parameters: none.
// Source: Baarslag and others 2014 (the opponent-model strategy of BOA)
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Any final : public Choice {
  public:
    Bid choose(const Table& table, double low, double high, const OpponentModel*) override {
        return table.own->draw_between(low, high, *table.draws);
    }
};

}  // namespace

CatalogEntry choose_any() {
    CatalogEntry e = part_entry(PartKind::choice, "any", "One drawn evenly.", "uniform over [low, high]",
                                "Baarslag and others 2014 (the opponent-model strategy of BOA)");
    e.make_choice = [](const Parameters&) -> std::unique_ptr<Choice> { return std::make_unique<Any>(); };
    return e;
}

}  // namespace detente::talks
