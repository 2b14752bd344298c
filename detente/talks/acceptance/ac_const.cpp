// SPDX-License-Identifier: Apache-2.0
// Acceptance rule ac_const.
// Idea: Accepts what is worth a fixed utility.
// Formula: u(offer) >= c
// Parameters: c = 0.9: the utility; from -1000000000 to 1000000000.
// Source: Baarslag, Hindriks, Jonker 2013
// Known differences: none.
#include "detente/talks/internal/acceptance/levels.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Constant final : public Acceptance {
  public:
    explicit Constant(double least) : least_(least) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        return at_least(table, offer, least_);
    }

  private:
    double least_;
};

}  // namespace

CatalogEntry accept_constant() {
    CatalogEntry e = part_entry(PartKind::acceptance, "ac_const", "Accepts what is worth a fixed utility.",
                                "u(offer) >= c", "Baarslag, Hindriks, Jonker 2013");
    e.parameters = {{"c", "the utility", 0.9, -1e9, 1e9}};
    e.by_clock = true;
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Constant>(p.at("c"));
    };
    return e;
}

}  // namespace detente::talks
