// SPDX-License-Identifier: Apache-2.0
// Acceptance rule ac_next.
// Idea: Accepts what is at least as good as its own next offer.
// Formula: a u(offer) + b >= u(my next offer), and u(offer) >= no deal
// Parameters: a = 1: factor on the offer's utility; from 0 to 10. b = 0: added to it; from -1 to 1.
// Source: Baarslag, Hindriks, Jonker 2013, AC_next
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Next final : public Acceptance {
  public:
    Next(double a, double b) : a_(a), b_(b) {}
    Answer answer(const Table& table, Bid offer, NextOffer& next) override {
        const double utility = table.own->utility(offer);
        if (utility < table.own->reservation()) return Answer::reject;
        const Bid mine = next.bid();
        const double wanted = mine == kNoBid ? table.own->reservation() : table.own->utility(mine);
        return a_ * utility + b_ >= wanted ? Answer::accept : Answer::reject;
    }

  private:
    double a_, b_;
};

}  // namespace

CatalogEntry accept_next() {
    CatalogEntry e =
        part_entry(PartKind::acceptance, "ac_next", "Accepts what is at least as good as its own next offer.",
                   "a u(offer) + b >= u(my next offer), and u(offer) >= no deal",
                   "Baarslag, Hindriks, Jonker 2013, AC_next");
    e.parameters = {{"a", "factor on the offer's utility", 1, 0, 10}, {"b", "added to it", 0, -1, 1}};
    e.by_clock = true;
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Next>(p.at("a"), p.at("b"));
    };
    return e;
}

}  // namespace detente::talks
