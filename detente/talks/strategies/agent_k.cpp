// SPDX-License-Identifier: Apache-2.0
// After Agent K (ANAC 2010): guesses from the mean and the spread of what it received how much more there is
// to get, and comes down to that as time runs out.
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/competition.h"

namespace detente::talks {

namespace {

class AgentK final : public Bidding {
  public:
    explicit AgentK(double a) : a_(a) {}
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }
    double asks(const Table& table) override {
        const double t = table.time;
        double target = 1.0 - elementary::pow(t, a_) * (1.0 - most_expected());
        return std::clamp(target, table.own->floor(), table.own->greatest());
    }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        return table.own->draw_between(asks(table), table.own->greatest(), *table.draws);
    }
    // The most that the other side is expected to give: as if its offers were spread evenly around their
    // mean.
    double most_expected() const {
        if (received_.empty()) return 1;
        const double mean = std::clamp(received_.mean(), 1e-6, 1.0 - 1e-6);
        const double spread = std::sqrt(3.0) * std::sqrt(received_.variance()) / std::sqrt(mean * (1 - mean));
        return std::clamp(mean + (1 - mean) * spread, 0.0, 1.0);
    }

  private:
    double a_;
    ReceivedOffers received_;
};

// Accepts with chance t^5 / 5 + (u - most expected) + (u - target), cut to [0, 1].
class AgentKAccepts final : public Acceptance {
  public:
    explicit AgentKAccepts(double a) : bidding_(a) {}
    void heard(const Table& table, const Offer& offer) override { bidding_.heard(table, offer); }
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const double utility = table.own->utility(offer);
        if (utility < table.own->reservation()) return Answer::reject;
        const double t = table.time;
        const double chance = elementary::pow(t, 5) / 5 + (utility - bidding_.most_expected()) +
                              (utility - bidding_.asks(table));
        return table.draws->uniform() < chance ? Answer::accept : Answer::reject;
    }

  private:
    AgentK bidding_;
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
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<AgentK>(p.at("a"));
    };
    return entry;
}

CatalogEntry accept_agent_k() {
    CatalogEntry entry;
    entry.kind = PartKind::acceptance;
    entry.name = "agent_k";
    entry.idea =
        "Accepts by chance, the likelier the more the offer exceeds what is expected and what is asked.";
    entry.formula = "chance t^5/5 + (u - emax) + (u - target)";
    entry.source = "Kawaguchi, Fujita, Ito 2011 (Agent K)";
    entry.parameters = {{"a", "as of the strategy", 3, 0.1, 100}};
    entry.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<AgentKAccepts>(p.at("a"));
    };
    return entry;
}

}  // namespace detente::talks
