// SPDX-License-Identifier: Apache-2.0
// After ParsAgent and Caduceus (ANAC 2015 and 2016): a late curve whose bids take, issue by issue, what both
// sides like; and a council of five such curves that votes once it is late.
#include <array>
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/competition.h"

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

// The curves of the council and their votes.
constexpr std::array<double, 5> kCouncilExponents = {0.05, 0.1, 0.15, 0.3, 0.6};
constexpr std::array<double, 5> kCouncilVotes = {100, 10, 5, 3, 1};

class Caduceus final : public Bidding {
  public:
    explicit Caduceus(double from) : from_(from) {}
    double asks(const Table& table) override {
        if (table.time < from_) return table.own->greatest();
        double sum = 0, votes = 0;
        for (std::size_t k = 0; k < kCouncilVotes.size(); ++k) {
            sum += kCouncilVotes[k] * level(table, kCouncilExponents[k]);
            votes += kCouncilVotes[k];
        }
        return sum / votes;
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        if (table.time < from_) return *table.own->best();
        // One of the council speaks, as often as it has votes.
        double draw = table.draws->uniform() * 119.0;
        std::size_t speaker = 0;
        while (speaker + 1 < kCouncilVotes.size() && draw >= kCouncilVotes[speaker])
            draw -= kCouncilVotes[speaker++];
        return choice.choose(table, level(table, kCouncilExponents[speaker]), table.own->greatest(), model);
    }

  private:
    static double level(const Table& table, double e) {
        const double floor = table.own->floor();
        return floor + (1.0 - elementary::pow(table.time, 1.0 / e)) * (table.own->greatest() - floor);
    }
    double from_;
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

CatalogEntry caduceus() {
    CatalogEntry entry;
    entry.name = "caduceus";
    entry.idea =
        "After Caduceus: its best bid until it is late, then a council of five curves speaks by its votes.";
    entry.formula = "best until t = .83; then votes 100, 10, 5, 3, 1";
    entry.source = "Gunes, Arditi, Aydogan 2017 (Caduceus, winner of ANAC 2016)";
    entry.differs = "the five agents of the council are curves here (e = .05, .1, .15, .3, .6): a guess";
    entry.parameters = {{"from", "when the council begins to speak", 0.83, 0, 1}};
    entry.acceptance = "ac_next";
    entry.choice = "for_other";
    entry.model = "frequency";
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Caduceus>(p.at("from"));
    };
    return entry;
}

}  // namespace detente::talks
