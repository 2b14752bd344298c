// SPDX-License-Identifier: Apache-2.0
// Strategy agent_k.
// Idea: After Agent K: guesses from what it received how much more there is to get, and comes down to
//   that.
// Formula: emax = mu + (1 - mu) sqrt(3) sigma / sqrt(mu (1 - mu)); target = 1 - (1 - emax) t^a; accepts
//   with chance t^5/5 + (u - emax) + (u - target)
// Parameters: a = 3: how late it comes down; from 0.1 to 100.
// Source: Kawaguchi, Fujita, Ito 2011 (Agent K, winner of ANAC 2010)
// Known differences: utilities are taken as shares of 1, as in its competition; bids are drawn evenly
//   above the target where the paper widens its search
#include "detente/talks/internal/strategies/agent_k.h"
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class AgentK final : public Bidding {
  public:
    explicit AgentK(double a) : estimate_(a) {}
    void heard(const Table& table, const Offer& offer) override { estimate_.heard(table, offer); }
    double asks(const Table& table) override { return estimate_.target(table); }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        return table.own->draw_between(asks(table), table.own->greatest(), *table.draws);
    }

  private:
    AgentKEstimate estimate_;
};

}  // namespace

CatalogEntry agent_k() {
    CatalogEntry entry;
    entry.name = "agent_k";
    entry.idea =
        "After Agent K: guesses from what it received how much more there is to get, and comes down to that.";
    entry.formula =
        "emax = mu + (1 - mu) sqrt(3) sigma / sqrt(mu (1 - mu)); target = 1 - (1 - emax) t^a; accepts with "
        "chance "
        "t^5/5 + (u - emax) + (u - target)";
    entry.source = "Kawaguchi, Fujita, Ito 2011 (Agent K, winner of ANAC 2010)";
    entry.differs =
        "utilities are taken as shares of 1, as in its competition; bids are drawn evenly above the target "
        "where "
        "the paper widens its search";
    entry.parameters = {{"a", "how late it comes down", 3, 0.1, 100}};
    entry.acceptance = "agent_k";
    entry.acceptance_shares = true;
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<AgentK>(p.at("a"));
    };
    return entry;
}

}  // namespace detente::talks
