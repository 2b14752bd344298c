// SPDX-License-Identifier: Apache-2.0
// Choice for_other.
// Idea: The one that the opponent model holds best for the other side.
// Formula: argmax model over [low, low + band (best - worst)]
// Parameters: band = 0.05: how far above what is asked it looks, as a share of its range; from 0 to 1.
// Source: Baarslag and others 2014 (the opponent-model strategy of BOA)
// Known differences: none.
#include <algorithm>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

// Of the bids within a band above what is asked, the one that the model holds best for the other side.
class ForOther final : public Choice {
  public:
    explicit ForOther(double band) : band_(band) {}
    Bid choose(const Table& table, double low, double high, const OpponentModel* model) override {
        const ProfileIndex* index = table.own->index();
        if (!model || !index) return table.own->worst_at_least(low);
        const double top = std::min(high, low + band_ * (table.own->greatest() - table.own->least()));
        const std::size_t first = index->first_at_least(low);
        if (first == index->size()) return index->best();
        std::size_t chosen = first;
        double most = -1;
        for (std::size_t k = first; k < index->size() && (k == first || index->sorted()[k] <= top); ++k) {
            const double theirs = model->utility(table, index->ascending()[k]);
            if (theirs > most) {
                most = theirs;
                chosen = k;
            }
        }
        return index->ascending()[chosen];
    }

  private:
    double band_;
};

}  // namespace

CatalogEntry choose_for_other() {
    CatalogEntry e = part_entry(PartKind::choice, "for_other",
                                "The one that the opponent model holds best for the other side.",
                                "argmax model over [low, low + band (best - worst)]",
                                "Baarslag and others 2014 (the opponent-model strategy of BOA)");
    e.parameters = {{"band", "how far above what is asked it looks, as a share of its range", 0.05, 0, 1}};
    e.make_choice = [](const Parameters& p) -> std::unique_ptr<Choice> {
        return std::make_unique<ForOther>(p.at("band"));
    };
    return e;
}

}  // namespace detente::talks
