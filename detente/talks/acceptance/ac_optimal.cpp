// SPDX-License-Identifier: Apache-2.0
// Acceptance rule ac_optimal.
// Idea: Accepts what is worth more than waiting for the offers still to come, if they come as those
//   received did.
// Formula: u(offer) >= v_n, v_0 = floor, v_n = E[max(X, v_(n-1))], X drawn from what was received
// Parameters: none.
// Source: Baarslag and Hindriks 2013 (optimal stopping)
// Known differences: none.
#include <algorithm>
#include <vector>

#include "detente/talks/internal/acceptance/levels.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

// Optimal stopping: with n more offers to come, each as if drawn from those received so far, waiting is worth
// v_n = E[max(X, v_(n-1))], v_0 = the floor.
class OptimalStopping final : public Acceptance {
  public:
    void heard(const Table& table, const Offer& offer) override {
        received_.push_back(table.own->utility(offer.bid));
    }
    Answer answer(const Table& table, Bid offer, NextOffer& next) override {
        if (!table.rounds) return at_least(table, offer, next_utility(table, next));
        return at_least(table, offer, worth_of_waiting(table, *table.rounds - 1 - table.round));
    }

  private:
    double worth_of_waiting(const Table& table, int more) const {
        double worth = table.own->floor();
        if (received_.empty()) return worth;
        for (int n = 0; n < more; ++n) {
            double sum = 0;
            for (const double utility : received_) sum += std::max(utility, worth);
            const double next = sum / static_cast<double>(received_.size());
            if (next - worth < 1e-12) break;
            worth = next;
        }
        return worth;
    }
    std::vector<double> received_;
};

}  // namespace

CatalogEntry accept_optimal_stopping() {
    CatalogEntry e =
        part_entry(PartKind::acceptance, "ac_optimal",
                   "Accepts what is worth more than waiting for the offers still to come, if they come "
                   "as those received did.",
                   "u(offer) >= v_n, v_0 = floor, v_n = E[max(X, v_(n-1))], X drawn from what was received",
                   "Baarslag and Hindriks 2013 (optimal stopping)");
    e.make_acceptance = [](const Parameters&) -> std::unique_ptr<Acceptance> {
        return std::make_unique<OptimalStopping>();
    };
    return e;
}

}  // namespace detente::talks
