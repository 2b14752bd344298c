// SPDX-License-Identifier: Apache-2.0
// Which of the bids that are worth enough to oneself is offered.
#include <algorithm>

#include "detente/talks/internal/entries.h"

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

class BestOf final : public Choice {
  public:
    Bid choose(const Table& table, double, double, const OpponentModel*) override {
        return *table.own->best();
    }
};

class Any final : public Choice {
  public:
    Bid choose(const Table& table, double low, double high, const OpponentModel*) override {
        return table.own->draw_between(low, high, *table.draws);
    }
};

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

template <class Kind>
std::unique_ptr<Choice> plain_choice(const Parameters&) {
    return std::make_unique<Kind>();
}

CatalogEntry choice_entry(std::string name, std::string idea, std::string formula) {
    CatalogEntry entry;
    entry.kind = PartKind::choice;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = "Baarslag and others 2014 (the opponent-model strategy of BOA)";
    return entry;
}

}  // namespace

CatalogEntry choose_worst() {
    CatalogEntry e =
        choice_entry("worst", "The one that is worth least to itself.", "argmin u over [low, high]");
    e.rules = {Rules::strict};
    e.by_clock = true;
    e.make_choice = plain_choice<Worst>;
    return e;
}

CatalogEntry choose_worst_negmas() {
    CatalogEntry e = choice_entry("worst", "The one that is worth least to itself.",
                                  "argmin u over [low, high], or one within 1e-6 below it that is nearer");
    e.source = "NegMAS, presorting inverse";
    e.rules = {Rules::negmas};
    e.by_clock = true;
    e.make_choice = plain_choice<WorstOfNegmas>;
    return e;
}

CatalogEntry choose_best() {
    CatalogEntry e = choice_entry("best", "The one that is worth most to itself.", "argmax u");
    e.by_clock = true;
    e.make_choice = plain_choice<BestOf>;
    return e;
}

CatalogEntry choose_any() {
    CatalogEntry e = choice_entry("any", "One drawn evenly.", "uniform over [low, high]");
    e.make_choice = plain_choice<Any>;
    return e;
}

CatalogEntry choose_for_other() {
    CatalogEntry e =
        choice_entry("for_other", "The one that the opponent model holds best for the other side.",
                     "argmax model over [low, low + band (best - worst)]");
    e.parameters = {{"band", "how far above what is asked it looks, as a share of its range", 0.05, 0, 1}};
    e.make_choice = [](const Parameters& p) -> std::unique_ptr<Choice> {
        return std::make_unique<ForOther>(p.at("band"));
    };
    return e;
}

}  // namespace detente::talks
