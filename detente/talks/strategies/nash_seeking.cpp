// SPDX-License-Identifier: Apache-2.0
// Strategy nash_seeking.
// Idea: Gives way from its best outcome to the Nash point that its model of the other side shows.
// Formula: asks(t) = u(Nash) + (1 - t^(1/e))(best - u(Nash))
// Parameters: e = 1: how early it gives way; from 0.001 to 1000.
// Source: the target of Nice Tit-for-Tat (Baarslag, Hindriks, Jonker 2013), in time
// Known differences: none.
#include <algorithm>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/nash_estimate.h"

namespace detente::talks {

namespace {

class NashSeeking final : public Bidding {
  public:
    explicit NashSeeking(double e) : e_(e) {}
    double asks(const Table& table) override {
        const double share = 1.0 - elementary::pow(table.time, 1.0 / e_);
        return nash_ + share * (table.own->greatest() - nash_);
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        nash_ = model ? std::max(estimate_nash(table, *model).own, table.own->floor()) : table.own->floor();
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    double e_;
    double nash_ = 0;
};

}  // namespace

CatalogEntry nash_seeking() {
    CatalogEntry entry;
    entry.name = "nash_seeking";
    entry.idea = "Gives way from its best outcome to the Nash point that its model of the other side shows.";
    entry.formula = "asks(t) = u(Nash) + (1 - t^(1/e))(best - u(Nash))";
    entry.source = "the target of Nice Tit-for-Tat (Baarslag, Hindriks, Jonker 2013), in time";
    entry.acceptance = "ac_next";
    entry.choice = "for_other";
    entry.model = "frequency";
    entry.parameters = {{"e", "how early it gives way", 1, 0.001, 1000}};
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<NashSeeking>(p.at("e"));
    };
    return entry;
}

}  // namespace detente::talks
