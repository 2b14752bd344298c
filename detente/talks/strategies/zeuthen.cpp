// SPDX-License-Identifier: Apache-2.0
// Strategy zeuthen.
// Idea: Gives way when it can afford a conflict less than the other side, by just enough to turn that
//   round.
// Formula: risk_i = (u_i(d_i) - u_i(d_j)) / (u_i(d_i) - c_i), 1 where that is no gain; the lower risk
//   concedes least sufficiently
// Parameters: none.
// Source: Zeuthen 1930; Harsanyi 1956; Rosenschein and Zlotkin 1994
// Known differences: the other side's values are its model's; where both risks are equal both give way; it
//   looks at its best 20,000 bids
#include <algorithm>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

// What share of its gain a party would lose by agreeing to the other's offer; 1 where it has nothing to lose.
double risk(double mine, double theirs, double conflict) {
    const double gain = mine - conflict;
    return gain <= 0 ? 1.0 : std::max(0.0, (mine - theirs) / gain);
}

class Zeuthen final : public Bidding {
  public:
    double asks(const Table& table) override {
        return last_ == kNoBid ? table.own->greatest() : table.own->utility(last_);
    }

    Bid propose(const Table& table, Choice&, const OpponentModel* model) override {
        const Bid heard = table.heard_last();
        if (last_ == kNoBid || heard == kNoBid || !model) {
            last_ = *table.own->best();
            return last_;
        }
        const double floor = table.own->floor();
        const double my_risk = risk(table.own->utility(last_), table.own->utility(heard), floor);
        const double their_risk = risk(model->utility(table, heard), model->utility(table, last_), 0);
        if (my_risk > their_risk) return last_;  // it can afford a conflict more than they can
        last_ = smallest_sufficient(table, *model, heard);
        return last_;
    }

  private:
    // The bid that costs me least and turns the order of risks. Where none does, theirs has the greatest product
    // of gains (Harsanyi 1956), and is agreed to.
    Bid smallest_sufficient(const Table& table, const OpponentModel& model, Bid heard) const {
        const double floor = table.own->floor();
        const double now = table.own->utility(last_);
        for (std::size_t k = 0;; ++k) {
            const std::optional<Bid> bid = table.own->best(k);
            if (!bid || table.own->utility(*bid) < floor || k > 20'000)
                return table.own->utility(heard) >= floor ? heard : last_;
            const double mine = table.own->utility(*bid);
            if (mine > now || model.utility(table, *bid) <= model.utility(table, last_)) continue;
            if (risk(mine, table.own->utility(heard), floor) >
                risk(model.utility(table, heard), model.utility(table, *bid), 0))
                return *bid;
        }
    }
    Bid last_ = kNoBid;
};

}  // namespace

CatalogEntry zeuthen() {
    CatalogEntry entry;
    entry.name = "zeuthen";
    entry.idea =
        "Gives way when it can afford a conflict less than the other side, by just enough to turn that "
        "round.";
    entry.formula =
        "risk_i = (u_i(d_i) - u_i(d_j)) / (u_i(d_i) - c_i), 1 where that is no gain; the lower risk concedes "
        "least "
        "sufficiently";
    entry.source = "Zeuthen 1930; Harsanyi 1956; Rosenschein and Zlotkin 1994";
    entry.differs =
        "the other side's values are its model's; where both risks are equal both give way; it looks at its best 20,000 bids";
    entry.model = "frequency";
    entry.acceptance = "ac_next";
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<Zeuthen>(); };
    return entry;
}

}  // namespace detente::talks
