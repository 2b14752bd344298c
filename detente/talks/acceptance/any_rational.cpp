// SPDX-License-Identifier: Apache-2.0
// Acceptance rule any_rational.
// Idea: Accepts whatever is at least as good as no deal.
// Formula: u(offer) >= no deal
// Parameters: none.
// Source: individual rationality
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class AnyRational final : public Acceptance {
  public:
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        return table.own->utility(offer) >= table.own->reservation() ? Answer::accept : Answer::reject;
    }
};

}  // namespace

CatalogEntry accept_any_rational() {
    CatalogEntry e =
        part_entry(PartKind::acceptance, "any_rational", "Accepts whatever is at least as good as no deal.",
                   "u(offer) >= no deal", "individual rationality");
    e.by_clock = true;
    e.make_acceptance = [](const Parameters&) -> std::unique_ptr<Acceptance> {
        return std::make_unique<AnyRational>();
    };
    return e;
}

}  // namespace detente::talks
