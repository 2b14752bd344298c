// SPDX-License-Identifier: Apache-2.0
// What Agent K's bidding and its rule of acceptance share: how much more there is to get, and what is asked.
#pragma once

#include <algorithm>
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/strategies/competition.h"

namespace detente::talks {

class AgentKEstimate {
  public:
    explicit AgentKEstimate(double a) : a_(a) {}
    void heard(const Table& table, const Offer& offer) { received_.add(table, offer); }
    // target = 1 - (1 - emax) t^a, within [floor, best].
    double target(const Table& table) const {
        const double target = 1.0 - elementary::pow(table.time, a_) * (1.0 - most_expected());
        return std::clamp(target, table.own->floor(), table.own->greatest());
    }
    // The most that the other side is expected to give: as if its offers were spread evenly around their
    // mean.
    double most_expected() const {
        if (received_.empty()) return 1;
        const double mean = std::clamp(received_.mean(), 1e-6, 1.0 - 1e-6);
        const double spread = std::sqrt(3.0) * std::sqrt(received_.variance()) / std::sqrt(mean * (1 - mean));
        return std::clamp(mean + (1 - mean) * spread, 0.0, 1.0);
    }

  private:
    double a_;
    ReceivedOffers received_;
};

}  // namespace detente::talks
