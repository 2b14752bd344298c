// SPDX-License-Identifier: Apache-2.0
// Strategies for talks that broke down: GRIT, which begins with small steps of its own and goes on while they
// are answered (Osgood 1962), and tit-for-tat with goodwill, which forgives at times (Axelrod 1984; Nowak and
// Sigmund 1992).
#include <algorithm>
#include <cmath>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Grit final : public Bidding {
  public:
    Grit(double step, int patience) : step_(step), patience_(patience) {}
    void heard(const Table& table, const Offer& offer) override {
        const double utility = table.own->utility(offer.bid);
        // Answered: the other side came further than it ever had.
        if (heard_ && utility > best_) unanswered_ = 0;
        best_ = heard_ ? std::max(best_, utility) : utility;
        heard_ = true;
    }
    double asks(const Table& table) override {
        const double range = table.own->greatest() - table.own->floor();
        return std::max(table.own->greatest() - step_ * steps_ * range, table.own->floor());
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        const Bid bid = choice.choose(table, asks(table), table.own->greatest(), model);
        // A step with each offer, until several of them went unanswered: then it stands still, taking nothing
        // back.
        if (unanswered_ < patience_) {
            ++steps_;
            ++unanswered_;
        }
        return bid;
    }

  private:
    double step_;
    int patience_;
    double best_ = 0;
    bool heard_ = false;
    int steps_ = 0, unanswered_ = 0;
};

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

CatalogEntry grit() {
    CatalogEntry entry;
    entry.name = "grit";
    entry.idea =
        "Begins with small steps of its own, goes on while they are answered, and never takes one back.";
    entry.formula =
        "asks = best - step k (best - floor); stops after `patience` steps without an answer, goes on after "
        "one";
    entry.source = "Osgood 1962, graduated and reciprocated initiatives in tension reduction";
    entry.acceptance = "ac_next";
    entry.parameters = {{"step", "one step, as a share of its range", 0.02, 0, 1},
                        {"patience", "steps without an answer", 5, 1, 1e6}};
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Grit>(p.at("step"), static_cast<int>(p.at("patience")));
    };
    return entry;
}

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
