// SPDX-License-Identifier: Apache-2.0
// Strategy shochan.
// Idea: After Shochan: stays at its best nearly to the end, then foresees the other side's next offer.
// Formula: asks = floor + (1 - t^17.5)(best - floor); in the last three rounds the best for itself that the
//   model finds no worse for the other side than its next offer
// Parameters: e = 17.5: how late it gives way; from 0.1 to 1000.
// Source: Shochan, winner of ANL 2024
// Known differences: the other side's values are its model's, where the league tells them; the case of an
//   uneven domain is left out; it looks at its best 5,000 bids
#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/nash_estimate.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/strategies/competition.h"

namespace detente::talks {

namespace {

// Shochan: stays at its best nearly to the end, then reads from the other side's line of concession what its
// next offer will be, and proposes the best for itself above that.
class Shochan final : public Bidding {
  public:
    explicit Shochan(double e) : e_(e) {}
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }
    double asks(const Table& table) override {
        const double floor = table.own->floor();
        return floor + (1.0 - elementary::pow(table.time, e_)) * (table.own->greatest() - floor);
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        const bool last = table.rounds && *table.rounds - table.round <= 3;
        if (!last || received_.size() < 2 || !model)
            return choice.choose(table, asks(table), table.own->greatest(), model);
        // What the other side's own line, in its model's eyes, comes to next; the best for me at least as
        // good to it.
        const auto& bids = received_.bids();
        const double before = model->utility(table, bids[bids.size() - 2]);
        const double now = model->utility(table, bids.back());
        const double next = now + (now - before);
        for (std::size_t k = 0; k < 5000; ++k) {
            const std::optional<Bid> bid = table.own->best(k);
            if (!bid || table.own->utility(*bid) < table.own->floor()) break;
            if (model->utility(table, *bid) >= next) return *bid;
        }
        return estimate_nash(table, *model).bid;
    }

  private:
    double e_;
    ReceivedOffers received_;
};

}  // namespace

CatalogEntry shochan() {
    CatalogEntry e = part_entry(
        PartKind::bidding, "shochan",
        "After Shochan: stays at its best nearly to the end, then foresees the other side's next offer.",
        "asks = floor + (1 - t^17.5)(best - floor); in the last three rounds the best for itself that the "
        "model finds no worse for the other side than its next offer",
        "Shochan, winner of ANL 2024");
    e.differs =
        "the other side's values are its model's, where the league tells them; the case of an uneven "
        "domain is left out; it looks at its best 5,000 bids";
    e.acceptance = "ac_next";
    e.choice = "for_other";
    e.model = "frequency";
    e.parameters = {{"e", "how late it gives way", 17.5, 0.1, 1000}};
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Shochan>(p.at("e"));
    };
    return e;
}

}  // namespace detente::talks
