// SPDX-License-Identifier: Apache-2.0
// Strategy pars_agent.
// Idea: After ParsAgent: a late curve whose bids are those best for the other side.
// Formula: target = 1 - t^(1/e), e = .15
// Parameters: e = 0.15: how early it gives way; from 0.001 to 1000.
// Source: Khosravimehr and Nassiri-Mofakham 2015 (ParsAgent)
// Known differences: the search for bids that both sides' most frequent values share is done by the
//   frequency model
#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class ParsAgent final : public Bidding {
  public:
    explicit ParsAgent(double e) : e_(e) {}
    double asks(const Table& table) override {
        const double floor = table.own->floor();
        return floor + (1.0 - elementary::pow(table.time, 1.0 / e_)) * (table.own->greatest() - floor);
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    double e_;
};

}  // namespace

CatalogEntry pars_agent() {
    CatalogEntry entry;
    entry.name = "pars_agent";
    entry.idea = "After ParsAgent: a late curve whose bids are those best for the other side.";
    entry.formula = "target = 1 - t^(1/e), e = .15";
    entry.source = "Khosravimehr and Nassiri-Mofakham 2015 (ParsAgent)";
    entry.differs =
        "the search for bids that both sides' most frequent values share is done by the frequency model";
    entry.parameters = {{"e", "how early it gives way", 0.15, 0.001, 1000}};
    entry.acceptance = "ac_next";
    entry.choice = "for_other";
    entry.model = "frequency_share";
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<ParsAgent>(p.at("e"));
    };
    return entry;
}

}  // namespace detente::talks
