// SPDX-License-Identifier: Apache-2.0
// Behaviour-dependent tactics (Faratin, Sierra and Jennings 1998) in utilities: the answer to what the other
// side's moves gained me. What they offered me at step n is y_n, what I asked last is x.
#include <algorithm>
#include <cmath>
#include <vector>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

enum class Imitation { relative, random_absolute, averaged };

class Behaviour final : public Bidding {
  public:
    Behaviour(Imitation kind, int lag, double most)
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

CatalogEntry behaviour_entry(std::string name, std::string idea, std::string formula) {
    CatalogEntry entry;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = "Faratin, Sierra, Jennings 1998, behaviour-dependent tactics, in utilities";
    entry.acceptance = "ac_next";
    entry.parameters = {{"lag", "how many of their offers back it compares with", 1, 1, 1000}};
    return entry;
}

}  // namespace

CatalogEntry relative_tit_for_tat() {
    CatalogEntry e =
        behaviour_entry("relative_tit_for_tat", "Gives way in the proportion in which their offers grew.",
                        "x' = x y_(n-lag) / y_(n-lag+1), within [floor, best]");
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Behaviour>(Imitation::relative, static_cast<int>(p.at("lag")), 0);
    };
    return e;
}

CatalogEntry random_absolute_tit_for_tat() {
    CatalogEntry e =
        behaviour_entry("random_absolute_tit_for_tat",
                        "Gives way by as much as they did, and a little more or less by chance.",
                        "x' = x - (y_(n-lag+1) - y_(n-lag)) + U(-most, most), within [floor, best]");
    e.parameters.push_back({"most", "how much more or less", 0.02, 0, 1});
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Behaviour>(Imitation::random_absolute, static_cast<int>(p.at("lag")),
                                           p.at("most"));
    };
    return e;
}

CatalogEntry averaged_tit_for_tat() {
    CatalogEntry e = behaviour_entry(
        "averaged_tit_for_tat", "Gives way in the proportion in which their offers grew over a window.",
        "x' = x y_(n-lag) / y_n over a window of lag offers, within [floor, best]");
    e.parameters[0].standard = 4;
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Behaviour>(Imitation::averaged, static_cast<int>(p.at("lag")), 0);
    };
    return e;
}

}  // namespace detente::talks
