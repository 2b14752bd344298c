// SPDX-License-Identifier: Apache-2.0
// Acceptance rule ac_gap.
// Idea: Accepts what comes near its own last offer.
// Formula: u(offer) >= u(my last offer) - gap
// Parameters: gap = 0.1: how near; from 0 to 1.
// Source: Baarslag, Hindriks, Jonker 2013
// Known differences: none.
#include "detente/talks/internal/acceptance/levels.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Gap final : public Acceptance {
  public:
    explicit Gap(double gap) : gap_(gap) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const Bid said = table.said_last();
        if (said == kNoBid) return Answer::reject;
        return at_least(table, offer, table.own->utility(said) - gap_);
    }

  private:
    double gap_;
};

}  // namespace

CatalogEntry accept_gap() {
    CatalogEntry e = part_entry(PartKind::acceptance, "ac_gap", "Accepts what comes near its own last offer.",
                                "u(offer) >= u(my last offer) - gap", "Baarslag, Hindriks, Jonker 2013");
    e.parameters = {{"gap", "how near", 0.1, 0, 1}};
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Gap>(p.at("gap"));
    };
    return e;
}

}  // namespace detente::talks
