// SPDX-License-Identifier: Apache-2.0
// Strategy tit_for_tat_goodwill.
// Idea: Gives up what the other side's last move gained it, and at times a gift without return.
// Formula: asks = u(my last) - gain of their last move; where that is none, with chance `forgives` - gift
//   (best - floor)
// Parameters: forgives = 0.1: chance of a gift; from 0 to 1. gift = 0.02: as a share of its range; from 0
//   to 1.
// Source: Axelrod 1984; Nowak and Sigmund 1992 (generous tit-for-tat)
// Known differences: none.
#include <algorithm>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Goodwill final : public Bidding {
  public:
    Goodwill(double forgives, double gift) : forgives_(forgives), gift_(gift) {}
    void heard(const Table& table, const Offer& offer) override {
        const double utility = table.own->utility(offer.bid);
        gained_ = heard_ ? std::max(0.0, utility - last_) : 0;
        last_ = utility;
        heard_ = true;
    }
    double asks(const Table& table) override {
        if (asked_in_ == table.round) return asks_;
        asked_in_ = table.round;
        const Bid said = table.said_last();
        const double range = table.own->greatest() - table.own->floor();
        if (said == kNoBid) {
            asks_ = table.own->greatest();
        } else {
            double give = gained_;
            if (give <= 0 && table.draws->uniform() < forgives_) give = gift_ * range;
            asks_ = std::clamp(table.own->utility(said) - give, table.own->floor(), table.own->greatest());
        }
        return asks_;
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    double forgives_, gift_;
    double last_ = 0, gained_ = 0, asks_ = 0;
    bool heard_ = false;
    int asked_in_ = -1;
};

}  // namespace

CatalogEntry tit_for_tat_goodwill() {
    CatalogEntry entry;
    entry.name = "tit_for_tat_goodwill";
    entry.idea = "Gives up what the other side's last move gained it, and at times a gift without return.";
    entry.formula =
        "asks = u(my last) - gain of their last move; where that is none, with chance `forgives` - gift "
        "(best - floor)";
    entry.source = "Axelrod 1984; Nowak and Sigmund 1992 (generous tit-for-tat)";
    entry.acceptance = "ac_next";
    entry.parameters = {{"forgives", "chance of a gift", 0.1, 0, 1},
                        {"gift", "as a share of its range", 0.02, 0, 1}};
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Goodwill>(p.at("forgives"), p.at("gift"));
    };
    return entry;
}

}  // namespace detente::talks
