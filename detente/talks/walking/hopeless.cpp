// SPDX-License-Identifier: Apache-2.0
// Rule of walking hopeless.
// Idea: Leaves late when nothing that it was offered was as good as no deal.
// Formula: walks from time t on while every offer so far had u(offer) < no deal
// Parameters: t = 0.8: from this time on; from 0 to 1.
// Source: after Ikle 1964 (accept, go on, break off)
// Known differences: Ikle names the choice; that it is made by counting offers, or by the clock, is ours
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Hopeless final : public Walking {
  public:
    explicit Hopeless(double t) : t_(t) {}
    void heard(const Table& table, const Offer& offer) override {
        any_good_ = any_good_ || table.own->utility(offer.bid) >= table.own->reservation();
    }
    bool leaves(const Table& table, Bid) override { return table.time >= t_ && !any_good_; }

  private:
    double t_;
    bool any_good_ = false;
};

}  // namespace

CatalogEntry walks_hopeless() {
    CatalogEntry entry = part_entry(PartKind::walking, "hopeless",
                                    "Leaves late when nothing that it was offered was as good as no deal.",
                                    "walks from time t on while every offer so far had u(offer) < no deal",
                                    "after Ikle 1964 (accept, go on, break off)");
    entry.differs = "Ikle names the choice; that it is made by counting offers, or by the clock, is ours";
    entry.parameters = {{"t", "from this time on", 0.8, 0, 1}};
    entry.make_walking = [](const Parameters& p) -> std::unique_ptr<Walking> {
        return std::make_unique<Hopeless>(p.at("t"));
    };
    return entry;
}

}  // namespace detente::talks
