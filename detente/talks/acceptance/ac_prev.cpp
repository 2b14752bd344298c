// SPDX-License-Identifier: Apache-2.0
// Acceptance rule ac_prev.
// Idea: Accepts what is at least as good as its own last offer.
// Formula: a u(offer) + b >= u(my last offer), and u(offer) >= no deal
// Parameters: a = 1: factor on the offer's utility; from 0 to 10. b = 0: added to it; from -1 to 1.
// Source: Baarslag, Hindriks, Jonker 2013
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Previous final : public Acceptance {
  public:
    Previous(double a, double b) : a_(a), b_(b) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const Bid said = table.said_last();
        if (said == kNoBid) return Answer::reject;
        const double utility = table.own->utility(offer);
        const bool enough = a_ * utility + b_ >= table.own->utility(said);
        return enough && utility >= table.own->reservation() ? Answer::accept : Answer::reject;
    }

  private:
    double a_, b_;
};

}  // namespace

CatalogEntry accept_previous() {
    CatalogEntry e = part_entry(
        PartKind::acceptance, "ac_prev", "Accepts what is at least as good as its own last offer.",
        "a u(offer) + b >= u(my last offer), and u(offer) >= no deal", "Baarslag, Hindriks, Jonker 2013");
    e.parameters = {{"a", "factor on the offer's utility", 1, 0, 10}, {"b", "added to it", 0, -1, 1}};
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Previous>(p.at("a"), p.at("b"));
    };
    return e;
}

}  // namespace detente::talks
