// SPDX-License-Identifier: Apache-2.0
// Acceptance rule agent_k.
// Idea: Accepts by chance, the likelier the more the offer exceeds what is expected and what is asked.
// Formula: chance t^5/5 + (u - emax) + (u - target)
// Parameters: a = 3: as of the strategy; from 0.1 to 100.
// Source: Kawaguchi, Fujita, Ito 2011 (Agent K)
// Known differences: none.
#include "detente/talks/internal/strategies/agent_k.h"
#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

// Accepts with chance t^5 / 5 + (u - most expected) + (u - target), cut to [0, 1].
class AgentKAccepts final : public Acceptance {
  public:
    explicit AgentKAccepts(double a) : estimate_(a) {}
    void heard(const Table& table, const Offer& offer) override { estimate_.heard(table, offer); }
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const double utility = table.own->utility(offer);
        if (utility < table.own->reservation()) return Answer::reject;
        const double t = table.time;
        const double chance = elementary::pow(t, 5) / 5 + (utility - estimate_.most_expected()) +
                              (utility - estimate_.target(table));
        return table.draws->uniform() < chance ? Answer::accept : Answer::reject;
    }

  private:
    AgentKEstimate estimate_;
};

}  // namespace

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
