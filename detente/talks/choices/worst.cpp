// SPDX-License-Identifier: Apache-2.0
// Choice worst, rules strict.
// Idea: The one that is worth least to itself.
// Formula: argmin u over [low, high]
// Parameters: none.
// Source: Baarslag and others 2014 (the opponent-model strategy of BOA)
// Known differences: none.
//
// Choice worst, rules negmas.
// Idea: The one that is worth least to itself.
// Formula: argmin u over [low, high], or one within 1e-6 below it that is nearer
// Parameters: none.
// Source: NegMAS, presorting inverse
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Worst final : public Choice {
  public:
    Bid choose(const Table& table, double low, double, const OpponentModel*) override {
        return table.own->worst_at_least(low);
    }
};

// NegMAS looks a little below the range as well: a bid less than 1e-6 below it counts where it is nearer than
// the first one inside.
class WorstOfNegmas final : public Choice {
  public:
    Bid choose(const Table& table, double low, double, const OpponentModel*) override {
        const ProfileIndex* index = table.own->index();
        if (!index) return table.own->worst_at_least(low);
        const std::span<const double> sorted = index->sorted();
        const std::size_t first = index->first_at_least(low);
        if (first == index->size()) return index->best();
        if (first > 0) {
            const double below = low - sorted[first - 1];
            if (below <= 1e-6 && below < sorted[first] - low)
                return index->ascending()[index->first_at_least(sorted[first - 1])];
        }
        return index->ascending()[first];
    }
};

}  // namespace

CatalogEntry choose_worst() {
    CatalogEntry e = part_entry(PartKind::choice, "worst", "The one that is worth least to itself.",
                                "argmin u over [low, high]",
                                "Baarslag and others 2014 (the opponent-model strategy of BOA)");
    e.rules = {Rules::strict};
    e.by_clock = true;
    e.make_choice = [](const Parameters&) -> std::unique_ptr<Choice> { return std::make_unique<Worst>(); };
    return e;
}

CatalogEntry choose_worst_negmas() {
    CatalogEntry e = part_entry(PartKind::choice, "worst", "The one that is worth least to itself.",
                                "argmin u over [low, high], or one within 1e-6 below it that is nearer",
                                "NegMAS, presorting inverse");
    e.rules = {Rules::negmas};
    e.by_clock = true;
    e.make_choice = [](const Parameters&) -> std::unique_ptr<Choice> {
        return std::make_unique<WorstOfNegmas>();
    };
    return e;
}

}  // namespace detente::talks
