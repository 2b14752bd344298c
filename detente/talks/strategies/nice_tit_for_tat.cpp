// SPDX-License-Identifier: Apache-2.0
// Strategy nice_tit_for_tat.
// Idea: Comes towards the Nash point as far as the other side has, and a little further near the end.
// Formula: c = min(1, (most - least received) / (u_Nash - least)); target = best - c (best - u_Nash);
//   u_Nash times (1.4 - .6 gap), within [.5, 1]; bids from [.98 target, target + .05], best for the other
//   side
// Parameters: none.
// Source: Baarslag, Hindriks, Jonker 2013, Nice Tit-for-Tat
// Known differences: the late bonus is read as half the way to the Nash point times min(1, 20 (t - .91))
//   (.85 above 3,000 outcomes); the paper's agent draws among the best bids for the other side, this one
//   takes the best
#include <algorithm>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/nash_estimate.h"

namespace detente::talks {

namespace {

class NiceTitForTat final : public Bidding {
  public:
    void heard(const Table& table, const Offer& offer) override {
        const double utility = table.own->utility(offer.bid);
        if (heard_ == 0) first_ = least_ = most_ = utility;
        least_ = std::min(least_, utility);
        most_ = std::max(most_, utility);
        ++heard_;
    }

    double asks(const Table&) override { return target_; }

    Bid propose(const Table& table, Choice&, const OpponentModel* model) override {
        const double best = table.own->greatest();
        target_ = best;
        if (heard_ > 0 && model) {
            // The gap between where they began and my best decides how much of the Nash utility is hoped for.
            double nash = estimate_nash(table, *model).own;
            const double gap = std::clamp((best - first_) / std::max(best, 1e-9), 0.0, 1.0);
            nash = std::clamp(nash * (1.4 - 0.6 * gap), 0.5 * best, best);
            const double way = nash - least_;
            const double come = way > 0 ? std::min(1.0, (most_ - least_) / way) : 1.0;
            target_ = best - come * (best - nash);
            const bool many = table.own->outcomes().size() > 3000;
            const double bonus = std::max(0.1, std::min(1.0, 20.0 * (table.time - (many ? 0.85 : 0.91))));
            if (table.time > (many ? 0.85 : 0.91)) target_ -= bonus * 0.5 * (target_ - nash);
        }
        target_ = std::max(target_, table.own->floor());
        // Of the bids between .98 of the target and .05 above it, the best for the other side.
        const double low = std::max(0.98 * target_, table.own->floor());
        const ProfileIndex* index = table.own->index();
        if (!index || !model) return table.own->worst_at_least(low);
        const std::size_t first = index->first_at_least(low);
        if (first == index->size()) return index->best();
        std::size_t chosen = first;
        double most = -1;
        for (std::size_t k = first; k < index->size() && (k == first || index->sorted()[k] <= target_ + 0.05);
             ++k) {
            const double theirs = model->utility(table, index->ascending()[k]);
            if (theirs > most) {
                most = theirs;
                chosen = k;
            }
        }
        return index->ascending()[chosen];
    }

  private:
    int heard_ = 0;
    double first_ = 0, least_ = 0, most_ = 0;
    double target_ = 0;
};

}  // namespace

CatalogEntry nice_tit_for_tat() {
    CatalogEntry entry;
    entry.name = "nice_tit_for_tat";
    entry.idea =
        "Comes towards the Nash point as far as the other side has, and a little further near the end.";
    entry.formula =
        "c = min(1, (most - least received) / (u_Nash - least)); target = best - c (best - u_Nash); u_Nash "
        "times (1.4 - .6 gap), within [.5, 1]; bids from [.98 target, target + .05], best for the other side";
    entry.source = "Baarslag, Hindriks, Jonker 2013, Nice Tit-for-Tat";
    entry.differs =
        "the late bonus is read as half the way to the Nash point times min(1, 20 (t - .91)) (.85 above "
        "3,000 "
        "outcomes); the paper's agent draws among the best bids for the other side, this one takes the best";
    entry.acceptance = "ac_combi";
    entry.model = "bayesian";
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> {
        return std::make_unique<NiceTitForTat>();
    };
    return entry;
}

}  // namespace detente::talks
