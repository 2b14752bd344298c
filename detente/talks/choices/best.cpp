// SPDX-License-Identifier: Apache-2.0
// Choice best.
// Idea: The one that is worth most to itself.
// Formula: argmax u
// Parameters: none.
// Source: Baarslag and others 2014 (the opponent-model strategy of BOA)
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class BestOf final : public Choice {
  public:
    Bid choose(const Table& table, double, double, const OpponentModel*) override {
        return *table.own->best();
    }
};

}  // namespace

CatalogEntry choose_best() {
    CatalogEntry e = part_entry(PartKind::choice, "best", "The one that is worth most to itself.", "argmax u",
                                "Baarslag and others 2014 (the opponent-model strategy of BOA)");
    e.by_clock = true;
    e.make_choice = [](const Parameters&) -> std::unique_ptr<Choice> { return std::make_unique<BestOf>(); };
    return e;
}

}  // namespace detente::talks
