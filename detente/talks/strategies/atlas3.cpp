// SPDX-License-Identifier: Apache-2.0
// Strategy atlas3.
// Idea: After Atlas3: falls evenly to what it expects of the last round, then repeats the other side's
//   best bid.
// Formula: threshold = target + (1 - target)(1 - t), target = the final 2x2 game's value
// Parameters: none.
// Source: Mori and Ito 2015 (Atlas3, winner of ANAC 2015)
// Known differences: the value of the final game is the best bid received, which makes insisting and
//   giving in equal
#include <algorithm>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/strategies/competition.h"

namespace detente::talks {

namespace {

// Atlas3: in the last round either both insist or one gives in; the mixed equilibrium of that 2x2 game is
// what it expects at the end, and its threshold falls to it evenly.
class Atlas3 final : public Bidding {
  public:
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }
    double asks(const Table& table) override {
        const double best = table.own->greatest();
        const double none = table.own->floor();
        const double theirs = received_.empty() ? none : std::max(received_.best(), none);
        // Insisting against a side that gives in pays the best, against one that insists no deal; giving in
        // pays theirs. Indifferent where p best + (1 - p) none = theirs.
        const double expected = theirs;
        const double end = std::max(none, expected);
        return end + (best - end) * (1.0 - table.time);
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        // The last rounds: their best bids once more.
        if (table.rounds && *table.rounds - table.round <= 2 && !received_.empty() &&
            received_.best() >= table.own->reservation())
            return received_.best_bid();
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    ReceivedOffers received_;
};

}  // namespace

CatalogEntry atlas3() {
    CatalogEntry e = part_entry(
        PartKind::bidding, "atlas3",
        "After Atlas3: falls evenly to what it expects of the last round, then repeats the other side's "
        "best bid.",
        "threshold = target + (1 - target)(1 - t), target = the final 2x2 game's value",
        "Mori and Ito 2015 (Atlas3, winner of ANAC 2015)");
    e.differs =
        "the value of the final game is the best bid received, which makes insisting and giving in equal";
    e.acceptance = "ac_next";
    e.choice = "for_other";
    e.model = "frequency";
    e.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<Atlas3>(); };
    return e;
}

}  // namespace detente::talks
