// SPDX-License-Identifier: Apache-2.0
// Strategy rubinstein.
// Idea: Asks for its share in Rubinstein's equilibrium, and takes what waiting would give it.
// Formula: asks = floor + (1 - other) / (1 - own other) (best - floor), the same in every round
// Parameters: own = 0.9: one's own discount factor a round; from 0 to 1. other = 0.9: the other side's;
//   from 0 to 1.
// Source: Rubinstein 1982, the unique subgame-perfect equilibrium
// Known differences: where both factors are 1 nothing is determined, and it asks for half; in a space that
//   is no pie the other side's share is not one minus its own, and nothing is proved
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/rubinstein_share.h"

namespace detente::talks {

namespace {

// As a share of the way from the floor to the best outcome, which of a pie is all of it.
class Divides final : public Bidding {
  public:
    Divides(double own, double other) : share_(rubinstein_share(own, other)) {}
    double asks(const Table& table) override { return level(table, share_); }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        // The other side takes no less than what is left of a pie, so in slices it is its own share that is
        // rounded down.
        const double wanted = asks(table);
        const ProfileIndex* index = table.own->index();
        if (!index) return table.own->nearest(wanted);
        const std::size_t above = index->first_at_least(wanted + 1e-9);
        const bool enough = above > 0 && index->sorted()[above - 1] >= table.own->reservation();
        return enough ? index->ascending()[above - 1] : table.own->worst_at_least(wanted);
    }

  private:
    static double level(const Table& table, double share) {
        return table.own->floor() + share * (table.own->greatest() - table.own->floor());
    }
    double share_;
};

}  // namespace

CatalogEntry rubinstein() {
    CatalogEntry entry;
    entry.name = "rubinstein";
    entry.idea = "Asks for its share in Rubinstein's equilibrium, and takes what waiting would give it.";
    entry.formula = "asks = floor + (1 - other) / (1 - own other) (best - floor), the same in every round";
    entry.source = "Rubinstein 1982, the unique subgame-perfect equilibrium";
    entry.differs =
        "where both factors are 1 nothing is determined, and it asks for half; in a space that is no pie the "
        "other side's share is not one minus its own, and nothing is proved";
    entry.acceptance = "waiting";
    entry.acceptance_shares = true;
    entry.parameters = {kOwnFactor, kOtherFactor};
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Divides>(p.at("own"), p.at("other"));
    };
    return entry;
}

}  // namespace detente::talks
