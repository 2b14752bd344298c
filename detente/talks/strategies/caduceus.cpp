// SPDX-License-Identifier: Apache-2.0
// Strategy caduceus.
// Idea: After Caduceus: its best bid until it is late, then a council of five curves speaks by its votes.
// Formula: best until t = .83; then votes 100, 10, 5, 3, 1
// Parameters: from = 0.83: when the council begins to speak; from 0 to 1.
// Source: Gunes, Arditi, Aydogan 2017 (Caduceus, winner of ANAC 2016)
// Known differences: the five agents of the council are curves here (e = .05, .1, .15, .3, .6): a guess
#include <array>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

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
