// SPDX-License-Identifier: Apache-2.0
// Acceptance rule waiting.
// Idea: Accepts what is worth at least as much as waiting for one's own turn.
// Formula: u(offer) >= floor + (own (1 - other) / (1 - own other) - slack) (best - floor), and >= no deal
// Parameters: own = 0.9: one's own discount factor a round; from 0 to 1. other = 0.9: the other side's;
//   from 0 to 1. slack = 1e-09: what may be lacking, as a share of the range; from 0 to 1.
// Source: Rubinstein 1982
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/rubinstein_share.h"

namespace detente::talks {

namespace {

class TakesWhatWaitingIsWorth final : public Acceptance {
  public:
    TakesWhatWaitingIsWorth(double own, double other, double slack)
        : waits_(own * rubinstein_share(own, other)), slack_(slack) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const double range = table.own->greatest() - table.own->floor();
        const double utility = table.own->utility(offer);
        const bool enough = utility >= table.own->floor() + (waits_ - slack_) * range;
        return enough && utility >= table.own->reservation() ? Answer::accept : Answer::reject;
    }

  private:
    double waits_, slack_;
};

}  // namespace

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
