// SPDX-License-Identifier: Apache-2.0
// Strategy grit.
// Idea: Begins with small steps of its own, goes on while they are answered, and never takes one back.
// Formula: asks = best - step k (best - floor); stops after `patience` steps without an answer, goes on
//   after one
// Parameters: step = 0.02: one step, as a share of its range; from 0 to 1. patience = 5: steps without an
//   answer; a whole number from 1 to 1000000.
// Source: Osgood 1962, graduated and reciprocated initiatives in tension reduction
// Known differences: none.
#include <algorithm>

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
                        {"patience", "steps without an answer", 5, 1, 1e6, true}};
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Grit>(p.at("step"), static_cast<int>(p.at("patience")));
    };
    return entry;
}

}  // namespace detente::talks
