// SPDX-License-Identifier: Apache-2.0
// Strategy agent_gg.
// Idea: After AgentGG: estimates the Nash utility from the best it was offered, with thresholds by
//   stretches of time.
// Formula: Nash = (1 - m)/1.7 + m, m = best received as a share of its range
// Parameters: none.
// Source: Aydogan and others 2020 (AgentGG, winner of ANAC 2019)
// Known differences: the stretches of time are guessed
#include <algorithm>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/strategies/competition.h"

namespace detente::talks {

namespace {

// AgentGG: an estimate of the Nash utility from the best ratio received, and thresholds by stretches of time.
class AgentGg final : public Bidding {
  public:
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }
    double asks(const Table& table) override {
        const double best = table.own->greatest();
        const double floor = table.own->floor();
        const double range = std::max(best - floor, 1e-12);
        const double ratio = received_.empty() ? 0 : std::clamp((received_.best() - floor) / range, 0.0, 1.0);
        const double nash = (1 - ratio) / 1.7 + ratio;
        const double t = table.time;
        double share = 1;
        if (t < 0.05)
            share = 0.98;
        else if (t < 0.3)
            share = 0.95;
        else if (t < 0.9)
            share = 0.95 - (0.95 - std::max(nash, 0.7)) * (t - 0.3) / 0.6;
        else
            share = std::max(nash, 0.7) - (std::max(nash, 0.7) - nash) * (t - 0.9) / 0.1;
        return floor + share * range;
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    ReceivedOffers received_;
};

}  // namespace

CatalogEntry agent_gg() {
    CatalogEntry e = part_entry(
        PartKind::bidding, "agent_gg",
        "After AgentGG: estimates the Nash utility from the best it was offered, with thresholds by "
        "stretches of time.",
        "Nash = (1 - m)/1.7 + m, m = best received as a share of its range",
        "Aydogan and others 2020 (AgentGG, winner of ANAC 2019)");
    e.differs = "the stretches of time are guessed";
    e.acceptance = "ac_next";
    e.choice = "for_other";
    e.model = "frequency";
    e.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<AgentGg>(); };
    return e;
}

}  // namespace detente::talks
