// SPDX-License-Identifier: Apache-2.0
// Acceptance rule by_chance.
// Idea: Accepts or leaves by chance.
// Formula: accepts with chance p, leaves with chance q, else rejects
// Parameters: p = 0.15: chance of accepting; from 0 to 1. q = 0.1: chance of leaving; from 0 to 1.
// Source: NegMAS, RandomNegotiator
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class ByChance final : public Acceptance {
  public:
    ByChance(double accepts, double leaves) : accepts_(accepts), leaves_(leaves) {}
    Answer answer(const Table& table, Bid, NextOffer&) override {
        const double draw = table.draws->uniform();
        if (draw < accepts_) return Answer::accept;
        return draw < accepts_ + leaves_ ? Answer::walk : Answer::reject;
    }

  private:
    double accepts_, leaves_;
};

}  // namespace

CatalogEntry accept_by_chance() {
    CatalogEntry e =
        part_entry(PartKind::acceptance, "by_chance", "Accepts or leaves by chance.",
                   "accepts with chance p, leaves with chance q, else rejects", "NegMAS, RandomNegotiator");
    e.below_reservation = true;
    e.parameters = {{"p", "chance of accepting", 0.15, 0, 1}, {"q", "chance of leaving", 0.1, 0, 1}};
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<ByChance>(p.at("p"), p.at("q"));
    };
    return e;
}

}  // namespace detente::talks
