// SPDX-License-Identifier: Apache-2.0
// Acceptance rule better_rational.
// Idea: Accepts the first offer that is at least as good as no deal, then only better ones.
// Formula: u(offer) >= no deal, later u(offer) > u(the last accepted)
// Parameters: none.
// Source: NegMAS, AcceptBetterRational
// Known differences: none.
#include <map>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

// What it has accepted from a seat raises the bar for that seat's next offers.
class BetterRational final : public Acceptance {
  public:
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const int seat = table.offers.back().seat;
        const double utility = table.own->utility(offer);
        const auto known = accepted_.find(seat);
        const bool good =
            known == accepted_.end() ? utility >= table.own->reservation() : utility > known->second;
        if (good) accepted_[seat] = utility;
        return good ? Answer::accept : Answer::reject;
    }

  private:
    std::map<int, double> accepted_;
};

}  // namespace

CatalogEntry accept_better_rational() {
    CatalogEntry e = part_entry(PartKind::acceptance, "better_rational",
                                "Accepts the first offer that is at least as good as no deal, then only "
                                "better ones.",
                                "u(offer) >= no deal, later u(offer) > u(the last accepted)",
                                "NegMAS, AcceptBetterRational");
    e.make_acceptance = [](const Parameters&) -> std::unique_ptr<Acceptance> {
        return std::make_unique<BetterRational>();
    };
    return e;
}

}  // namespace detente::talks
