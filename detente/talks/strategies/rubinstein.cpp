// SPDX-License-Identifier: Apache-2.0
// The equilibrium of Rubinstein's division of a pie.
#include <algorithm>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

// As a share of the way from the floor to the best outcome, which of a pie is all of it.
class Divides final : public Bidding {
  public:
    Divides(double own, double other) : share_(own * other < 1 ? (1 - other) / (1 - own * other) : 0.5) {}
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

class TakesWhatWaitingIsWorth final : public Acceptance {
  public:
    TakesWhatWaitingIsWorth(double own, double other, double slack)
        : waits_(own * (own * other < 1 ? (1 - other) / (1 - own * other) : 0.5)), slack_(slack) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const double range = table.own->greatest() - table.own->floor();
        const double utility = table.own->utility(offer);
        const bool enough = utility >= table.own->floor() + (waits_ - slack_) * range;
        return enough && utility >= table.own->reservation() ? Answer::accept : Answer::reject;
    }

  private:
    double waits_, slack_;
};

const ParameterKind kOwnFactor{"own", "one's own discount factor a round", 0.9, 0, 1};
const ParameterKind kOtherFactor{"other", "the other side's", 0.9, 0, 1};

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

CatalogEntry accept_waiting() {
    CatalogEntry entry;
    entry.kind = PartKind::acceptance;
    entry.name = "waiting";
    entry.idea = "Accepts what is worth at least as much as waiting for one's own turn.";
    entry.formula =
        "u(offer) >= floor + (own (1 - other) / (1 - own other) - slack) (best - floor), and >= no deal";
    entry.source = "Rubinstein 1982";
    entry.parameters = {
        kOwnFactor, kOtherFactor, {"slack", "what may be lacking, as a share of the range", 1e-9, 0, 1}};
    entry.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<TakesWhatWaitingIsWorth>(p.at("own"), p.at("other"), p.at("slack"));
    };
    return entry;
}

}  // namespace detente::talks
