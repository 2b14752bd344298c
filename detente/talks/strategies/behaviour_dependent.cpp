// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/strategies/behaviour_dependent.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class BehaviourDependent final : public Bidding {
  public:
    BehaviourDependent(Imitation kind, int lag, double most)
        : kind_(kind), lag_(static_cast<std::size_t>(lag)), most_(most) {}

    void heard(const Table& table, const Offer& offer) override {
        received_.push_back(table.own->utility(offer.bid));
    }

    double asks(const Table& table) override {
        if (asked_in_ == table.round) return asks_;
        asked_in_ = table.round;
        const Bid said = table.said_last();
        asks_ = table.own->greatest();
        if (said == kNoBid || received_.size() < lag_ + 1) return asks_;
        const double mine = table.own->utility(said);
        // The averaged tactic looks at the whole window; the others at one step, `lag` offers back.
        const std::size_t last =
            kind_ == Imitation::averaged ? received_.size() - 1 : received_.size() - lag_;
        const double now = received_[last];
        const double before = received_[received_.size() - 1 - lag_];
        double wanted = mine;  // NOLINT(clang-analyzer-deadcode.DeadStores): every kind sets it
        switch (kind_) {
            case Imitation::relative:
            case Imitation::averaged:
                // In the same proportion as their offers grew for me, over one step or the whole window.
                wanted = now > 0 ? mine * before / now : mine;
                break;
            case Imitation::random_absolute:
                // By as much as they gave, and up to `most` more or less, to get out of a deadlock.
                wanted = mine - (now - before) + (table.draws->uniform() * 2 - 1) * most_;
                break;
        }
        asks_ = std::clamp(wanted, table.own->floor(), table.own->greatest());
        return asks_;
    }

    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    Imitation kind_;
    std::size_t lag_;
    double most_;
    std::vector<double> received_;
    double asks_ = 0;
    int asked_in_ = -1;
};

}  // namespace

std::unique_ptr<Bidding> behaviour_dependent(Imitation kind, int lag, double most) {
    return std::make_unique<BehaviourDependent>(kind, lag, most);
}

CatalogEntry behaviour_entry(std::string name, std::string idea, std::string formula) {
    CatalogEntry entry;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = "Faratin, Sierra, Jennings 1998, behaviour-dependent tactics, in utilities";
    entry.acceptance = "ac_next";
    entry.parameters = {{"lag", "how many of their offers back it compares with", 1, 1, 1000, true}};
    return entry;
}

}  // namespace detente::talks
